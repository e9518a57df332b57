// The editor: one CodeMirror, which keeps the history and the place of every file that was open.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { yaml, yamlFrontmatter } from "@codemirror/lang-yaml";
import { HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const STYLE = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "650", color: "var(--ink)" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--blue)" },
  { tag: tags.monospace, color: "var(--green)" },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.contentSeparator], color: "var(--quiet)" },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--blue)" },
  { tag: [tags.string, tags.attributeValue], color: "var(--green)" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "var(--violet)" },
  { tag: tags.quote, color: "var(--quiet)" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "var(--typed)/1.6 ui-monospace, 'SF Mono', Menlo, Consolas, monospace", overscrollBehavior: "contain" },
  ".cm-content": { padding: ".75rem 0 40vh", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 .5rem" },
  ".cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--faint)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 .25rem 0 .75rem", minWidth: "2.25rem" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selected)" },
  ".cm-selectionMatch": { backgroundColor: "var(--hover)" },
  ".cm-gutter-lint": { width: ".75rem" },
  ".cm-lint-marker": { width: ".55rem", height: ".55rem" },
  ".cm-tooltip": { background: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: ".4rem" },
  ".cm-diagnostic": { padding: ".3rem .6rem", borderLeftWidth: "3px", maxWidth: "30rem" },
  ".cm-panels": { background: "var(--surface)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: ".5rem .75rem", font: "13px/1.6 system-ui, sans-serif" },
  ".cm-textfield, .cm-button": { background: "var(--ground)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: ".3rem" },
});

export class Editor {
  #view;
  /** @type {Map<string, EditorState>} */ #states = new Map();
  #path = "";
  #write;

  /**
   * @param {HTMLElement} parent
   * @param {(path: string, text: string) => void} write is told of every change
   */
  constructor(parent, write) {
    this.#write = write;
    this.#view = new EditorView({ parent, state: EditorState.create() });
  }

  /** The file that is shown. */
  get path() {
    return this.#path;
  }

  focus() {
    this.#view.focus();
  }

  /** Forgets all files. */
  clear() {
    this.#states.clear();
    this.#path = "";
    this.#view.setState(EditorState.create());
  }

  /** Whether a file was shown before: then its text is known here. @param {string} path */
  has(path) {
    return path === this.#path || this.#states.has(path);
  }

  /**
   * Shows a file; `text` counts when it is shown for the first time.
   *
   * @param {string} path
   * @param {string} [text]
   */
  show(path, text = "") {
    if (path === this.#path) return;
    if (this.#path) this.#states.set(this.#path, this.#view.state);
    this.#view.setState(this.#states.get(path) ?? this.#fresh(path, text));
    this.#path = path;
    this.#view.contentDOM.setAttribute("aria-label", `Text of ${path}`);
  }

  #fresh(path, text) {
    const language = /\.ya?ml$/i.test(path)
      ? yaml()
      : /\.(md|markdown|qmd|rmd|html?)$/i.test(path)
        ? yamlFrontmatter({ content: markdown({ base: markdownLanguage }) })
        : [];
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        indentOnInput(),
        search({ top: true }),
        EditorView.lineWrapping,
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ spellcheck: "false", autocapitalize: "off" }),
        language,
        syntaxHighlighting(STYLE),
        THEME,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#write(this.#path, update.state.doc.toString());
        }),
      ],
    });
  }

  /**
   * Puts another text in the place of the one that is shown, as one change that can be undone, and shows where it is.
   *
   * @param {string} text
   */
  replace(text) {
    const old = this.#view.state.doc.toString();
    if (old === text) return;
    let start = 0;
    while (start < old.length && old[start] === text[start]) start += 1;
    let end = 0;
    while (end < Math.min(old.length, text.length) - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    const insert = text.slice(start, text.length - end);
    this.#view.dispatch({
      changes: { from: start, to: old.length - end, insert },
      selection: { anchor: start, head: start + insert.replace(/\n$/, "").length },
      effects: EditorView.scrollIntoView(start, { y: "center" }),
      annotations: Transaction.userEvent.of("input.settings"),
    });
  }

  /** Goes to a place. @param {{ line: number, column: number, excerpt?: { marked: string } }} place */
  goTo({ line, column, excerpt }) {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = from + position(doc.sliceString(from, to), column);
    const head = Math.min(to, anchor + (excerpt?.marked.length ?? 0));
    this.#view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  /** Marks what was noticed in the file that is shown. @param {any[]} findings */
  mark(findings) {
    const { doc } = this.#view.state;
    const shown = findings.filter(({ severity, location }) => location?.path === this.#path && severity !== "left-out" && severity !== "note");
    const marks = shown.map(({ severity, message, location }) => {
      const { from, to } = doc.line(Math.min(location.line, doc.lines));
      const start = from + position(doc.sliceString(from, to), location.column);
      const end = Math.min(to, Math.max(start + 1, start + location.excerpt.marked.length));
      return { from: Math.min(start, to), to: Math.max(end, Math.min(start, to)), severity, message };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }
}

/** Where the character with a number from 1 begins, in the units of JavaScript. */
function position(line, column) {
  return [...line].slice(0, column - 1).join("").length;
}
