//! What appears below the help of each command.

pub(super) const VITAE: &str = "\
Examples:
  vitae build                           build every document of the site in this folder
  vitae build about.md -o cv.pdf        build one page
  vitae watch --open                    build on every save, with a live preview
  vitae help build                      show every option of a command";

pub(super) const BUILD: &str = "\
Examples:
  vitae build                           every document of the site in this folder
  vitae build about.md -o cv.pdf        one page
  vitae build about.md -t bio --lang zh --pages 1 -o bio.pdf
  vitae build about.md -o out/ -f pdf,png
  vitae build about.md -f txt -o -      print the plain text
  vitae build sites/ -o out/            every site in a folder";

pub(super) const WATCH: &str = "\
Examples:
  vitae watch --open                    the site in this folder, with the preview in the browser
  vitae watch about.md -o cv.pdf        one page
  vitae watch --port 8010               the preview at http://127.0.0.1:8010/";

pub(super) const TEMPLATES: &str = "\
Examples:
  vitae templates
  vitae build -t modern                 use one of them
  vitae templates --export cv/          start a template of your own: open cv/sample.typ";

pub(super) const FONTS: &str = "\
Examples:
  vitae fonts
  vitae fonts --font-path ~/fonts       include the fonts in a folder";

pub(super) const COMPLETIONS: &str = "\
Examples:
  vitae completions bash > ~/.local/share/bash-completion/completions/vitae
  vitae completions zsh > ~/.zfunc/_vitae
  vitae completions fish > ~/.config/fish/completions/vitae.fish
  vitae completions powershell >> $PROFILE";

pub(super) const MAN: &str = "\
Examples:
  vitae man ~/.local/share/man/man1     then: man vitae, man vitae-build";

pub(super) const INIT: &str = "\
Examples:
  vitae init --dry-run                  show what would change
  vitae init && vitae build             add a `vitae:` block and a workflow, and build the documents

Nothing that is already there changes: the block is added to _config.yml, or to the page if there is none.";

pub(super) const CHECK: &str = "\
Examples:
  vitae check                           in CI or before a commit: exits with 1 on problems
  vitae check --fix                     also write the PDFs that are missing or out of date
  vitae check --message-format github   annotate a pull request

To ignore a finding, put `check: {allow: [CODE]}` in the `vitae:` block, or a comment
`<!-- vitae:allow CODE -->` on its line or the line above.";

pub(super) const EJECT: &str = "\
Examples:
  vitae eject typst/                    the documents of the site in this folder
  vitae eject about.md -t bio bio/      one page as a biography
  cd bio && vitae fonts --export fonts && typst compile --ignore-system-fonts --ignore-embedded-fonts --font-path fonts main.typ";
