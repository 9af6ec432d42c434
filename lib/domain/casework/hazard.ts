/**
 * Words that tell of a danger to life at once (domain.md C2 hazard: gas, fire, live wire, collapse, missing or ill
 * person, flood). They only make the emergency numbers appear; whether it is a danger is for people to say.
 */
const DANGER =
  /煤气|燃气泄|漏气|着火|起火|失火|火灾|冒烟|爆炸|漏电|触电|电线(掉|断|垂)|裸露的?电线|倒塌|坍塌|要塌|快塌|塌方|滑坡|走失|失踪|晕倒|昏迷|救命|被困|溺水|落水|淹水|被淹|中毒|gas leak|smell(s|ing)? (of )?gas|on fire|burning|smoke|explo|electric shock|live wire|bare wire|collaps|landslide|missing (person|child|man|woman)|unconscious|trapped|drown|flooded|poison/i;

export const mentionsDanger = (text: string): boolean => DANGER.test(text);
