import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { rateFields } from "#components/resident/rateForm.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";

const asked = (lang: "zh" | "en", hasPhone: boolean): string =>
  renderToStaticMarkup(
    createElement(
      FormStateProvider,
      { state: {}, lang, prefix: "field-" } as Parameters<typeof FormStateProvider>[0],
      rateFields(lang, hasPhone),
    ),
  );

it("whoever left no phone is asked whether they saw the answer, since nobody could call them", () => {
  expect(asked("zh", true)).toContain("有人联系过您吗？");
  expect(asked("zh", false)).toContain("单位的答复您看到了吗？");
  expect(asked("zh", false)).not.toContain("联系过");
  expect(asked("en", false)).toContain("Did you see the answer?");
});
