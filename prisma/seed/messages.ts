/** What the seed says, one plain line each, in both languages. */
const line = (zh: string, en: string) => `${zh} · ${en}`;

export const messages = {
  notEmpty: line(
    "数据库里已有人员，不再生成演示数据",
    "The database has people already, no demo data is made",
  ),
  ready: line("演示城市已经就绪", "The demo city is there already"),
  unfinished: line(
    "上次生成演示数据没有完成，清空后重新生成",
    "The demo city was left unfinished, it is cleared and made again",
  ),
  demoKey: "演示系统（密钥 demo）",
  production: line("生产环境不生成演示数据", "No demo data in production"),
  badSize: line(
    "大小只有 --size S（600 件）、M（39,000 件）、L（100 万件）和 XL（1000 万件）",
    "The sizes are --size S (600 issues), M (39,000), L (1,000,000) and XL (10,000,000)",
  ),
  city: (units: number, people: number) =>
    line(
      `赣平市：${units} 个单位，${people} 名工作人员`,
      `Ganping: ${units} units, ${people} members of staff`,
    ),
  month: (month: string, told: number) =>
    line(`${month}：已收到 ${told} 件`, `${month}: ${told} issues so far`),
  past: (issues: number) => line(`已写入 ${issues} 件`, `${issues} issues written`),
  done: (issues: number, visits: number, events: number, seconds: string) =>
    line(
      `完成：${issues} 件诉求，${visits} 次走访，${events} 条记录，用时 ${seconds} 秒`,
      `Done: ${issues} issues, ${visits} visits, ${events} events in ${seconds} s`,
    ),
} as const;
