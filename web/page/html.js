// HTML as the editor knows it within Markdown: its tags, and nothing that scripts and style sheets would need.

import { LanguageSupport, LRLanguage } from "@codemirror/language";
import { parser } from "@lezer/html";

export const html = () => new LanguageSupport(LRLanguage.define({ name: "html", parser: parser.configure({ dialect: "noMatch" }) }));

export const htmlCompletionSource = () => null;
