use super::*;
use crate::source::{Source, Sources};

fn value(text: &str) -> Rewritten {
    Rewritten::verbatim(Sources::new().add(Source::new("a.bib", text)), text, 0..text.len())
}

/// Inlines in a readable form.
fn shown(inlines: &Inlines) -> String {
    let inner = |mark: &str, inline: &Inline| format!("{mark}({})", shown(inline.children()));
    let show = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => text.clone(),
        InlineKind::Code(text) => format!("code({text})"),
        InlineKind::Math(latex) => format!("math({latex})"),
        InlineKind::Link { target, .. } => inner(&format!("link<{target}>"), inline),
        InlineKind::Emphasis(_) => inner("em", inline),
        InlineKind::Strong(_) => inner("strong", inline),
        InlineKind::Superscript(_) => inner("sup", inline),
        InlineKind::Subscript(_) => inner("sub", inline),
        InlineKind::Underline(_) => inner("u", inline),
        _ => inner("?", inline),
    };
    inlines.iter().map(show).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (latex, expected) in cases {
        let mut diagnostics = Vec::new();
        let inlines = inlines(&value(latex), &mut diagnostics);
        assert_eq!(shown(&inlines), *expected, "{latex}");
        assert!(diagnostics.is_empty(), "{latex}: {diagnostics:?}");
    }
}

#[test]
fn accents_in_any_bracing() {
    check(&[
        (r"Garc{\'\i}a Garc\'{\i}a Garc{\'{\i}}a Garc\'\i a Garc\'{i}a", "García García García García García"),
        (r#"na{\"\i}ve na\"{\i}ve na{\" i}ve"#, "naïve naïve naïve"),
        (
            r"{\v{c}} \v{c} \v c {\v c} \c{c} \c c \H{o} \k{a} \r{a} \u{g} \.{z} \d{s} \={a}",
            "č č č č ç ç ő ą å ğ ż ṣ ā",
        ),
        (r"Mar\'\ia", "María"),
        (
            r"S\o{}ren S{\o}ren S\o ren \O{}stby \L{}ukasz Stra\ss{}e J\aa{}kob \AE{}gir",
            "Søren Søren Søren Østby Łukasz Straße Jåkob Ægir",
        ),
        (r"\'{\^e} Nguy{\~{\^e}}n \t{oo} \'{} \~{}", "ế Nguyễn o͡o ´ ~"),
        (r#"M{\"{U}}LLER \"Ubung {\"u}ber \^{\j}"#, "MÜLLER Übung über ĵ"),
    ]);
}

#[test]
fn signs_by_command() {
    check(&[
        (
            r"2\textdegree C, 5\,\textmu m, \texteuro 3, wait\ldots{} \copyright{} 2020",
            "2°C, 5\u{2009}µm, €3, wait… © 2020",
        ),
        (r"x \texttimes{} y, \textalpha-decay, A\textrightarrow B \textemdash{} end", "x × y, α-decay, A→B — end"),
        (r"R\&D 50\% a\_b \#1 \$5 \{x\} a\ b", "R&D 50% a_b #1 $5 {x} a b"),
        (r"<<Un mot>> a > b << c", "«Un mot» a > b << c"),
        (r"?`D\'onde? !`Aqu{\'i}! ``q'' `s' it's", "¿Dónde? ¡Aquí! “q” ‘s’ it’s"),
        (r#"Das "`Meer"' und "Wind""#, "Das „Meer“ und “Wind”"),
        (r"la \og mer \fg{} nue", "la «\u{a0}mer » nue"),
        ("1--2---3~x", "1–2—3\u{a0}x"),
        (r"Casta{\ifmmode\tilde{n}\else\~n\fi}o, {\ifmmode{\'e}\else\'{e}\fi}", "Castaño, é"),
        (r"\apj, {\mnras}", "Astrophysical Journal, Monthly Notices of the Royal Astronomical Society"),
    ]);
}

#[test]
fn styles_and_links() {
    check(&[
        (r"\emph{a} {\it b c} \textbf{d {e}} {\bf f}g", "em(a) em(b c) strong(d e) strong(f)g"),
        (r"\textsuperscript{th} CO\textsubscript{2} \underline{x}", "sup(th) COsub(2) u(x)"),
        (
            r"\href{https://h.example/x\_y}{the archive} \url{https://a.example/~b}",
            "link<https://h.example/x_y>(the archive) link<https://a.example/~b>(https://a.example/~b)",
        ),
        (r"\textsc{Small} \mbox{x} \textcolor{red}{y} \enquote{z} \noopsort{1999}W", "Small x y “z” W"),
        (r"CO<sub>2</sub> &amp; <i>E. coli</i> {<b>x} y</b> a<b", "COsub(2) & em(E. coli) strong(x) y a<b"),
    ]);
}

#[test]
fn commands_that_a_program_escaped_are_commands() {
    check(&[
        (r"$\backslash$emph$\{$Tides$\}$ and foam", "em(Tides) and foam"),
        (r"$$\backslash$textit $\{$Tides$\}$ $ of foam", r"math(\textit {Tides}) of foam"),
        // The second sign begins in the first.
        (r"$\backslash$emph{tides} $\{$\}$ foam", "em(tides) }$ foam"),
    ]);
}

#[test]
fn formulas() {
    check(&[
        (r"360$^\circ$ 11$^{th}$ $\alpha$ Na$^+$ CO$_2$ $10^{-3}$", "360° 11sup(th) α Nasup(+) COsub(2) 10sup(−3)"),
        (r"The \(k\)-means of $n^2$ points", "The math(k)-means of math(n^2) points"),
        (r"$\mathrm{H}_2\mathrm{O}$ \ce{H2SO4} \ensuremath{\beta}", "Hsub(2)O Hsub(2)SOsub(4) β"),
        (r"A $34 map", "A $34 map"),
        (r"$\ensuremath{\sigma}$-model", "σ-model"),
        (r"$34 to $35 and \$36", "$34 to $35 and $36"),
        (r"leave-$n\_v$-out, $x\_{12}$", "leave-math(n_v)-out, math(x_{12})"),
        (r"Eu\kern-1pt ler \rlap{x} 5{\texttildelow}6 \begin{math}y\end{math}", "Euler x 5~6 y"),
        (r"\ion{H}{2} \ion{C}{iv} in \ion{Fe}{13}", "H\u{a0}II C\u{a0}IV in Fe\u{a0}13"),
        (r"\{GPU\}s, \{{\'E}\}t\'e, \{0, 1\}, \{a,b\}", "GPUs, Été, {0, 1}, {a,b}"),
        (r"$a\_bc$ and $max\_len$", r"math(a\_bc) and math(max\_len)"),
    ]);
}

#[test]
fn an_unknown_command_keeps_its_argument_and_is_reported() {
    let text = r"a \nosuch{b} c";
    let mut diagnostics = Vec::new();
    assert_eq!(shown(&inlines(&value(text), &mut diagnostics)), "a b c");
    let [found] = &diagnostics[..] else { panic!("{diagnostics:?}") };
    assert_eq!(found.span.map(|span| span.range()), Some(2..9));
}

#[test]
fn commands_of_ones_own_in_formulas_are_names_or_their_arguments() {
    for (text, expected, unknown) in [
        (r"In $\R^n$ with $\norm{x} \le \eps$", r"In Rsup(n) with math({x} \le \mathrm{eps})", 3),
        (r"$\frac{\Foo}{2}$", r"math(\frac{\mathrm{Foo}}{2})", 1),
        (r"$\frac{1}{2}$ $\alpha$ $\left(x\right)$", r"math(\frac{1}{2}) α math(\left(x\right))", 0),
        (r"$\frac{1}$", r"math(\frac{1})", 0),
    ] {
        let mut diagnostics = Vec::new();
        assert_eq!(shown(&inlines(&value(text), &mut diagnostics)), expected, "{text}");
        assert_eq!(diagnostics.len(), unknown, "{text}: {diagnostics:?}");
    }
}

#[test]
fn addresses_are_no_typography() {
    for (written, address) in [
        (r"https://g.example/{\textasciitilde}joe", "https://g.example/~joe"),
        (r"https://g.example/$\sim$jim/a--b", "https://g.example/~jim/a--b"),
        (r"\url{https://g.example/\~{}x\_y\%20z}", "https://g.example/~x_y%20z"),
        (r"https://g.example/?a=1&amp;b=2\#c", "https://g.example/?a=1&b=2#c"),
        (r"10.1000/{\_}a<b>3.0.co;2-\#", "10.1000/_a<b>3.0.co;2-#"),
        ("https://g.example/\n    a", "https://g.example/a"),
        (r"\href{https://g.example}{here}", "https://g.example"),
    ] {
        assert_eq!(verbatim(&value(written)), address, "{written}");
    }
}

#[test]
fn an_unknown_command_keeps_its_argument_or_its_name() {
    for (latex, expected, said) in [
        (r"A \wavy{fine} day", "A fine day", "only its argument"),
        (r"The {\VAX} at Sund", "The VAX at Sund", "its name"),
        (r"\TUG{} in \wavy Sund", "TUG in Sund", "its name"),
        (r"\Wavy{fine} day", "fine day", "only its argument"),
    ] {
        let mut diagnostics = Vec::new();
        assert_eq!(shown(&inlines(&value(latex), &mut diagnostics)), expected, "{latex}");
        assert!(diagnostics[0].message.ends_with(&format!("; {said} is printed")), "{latex}: {diagnostics:?}");
    }
    check(&[(r"A \MF{} font\emdash made with \MP", "A METAFONT font—made with MetaPost")]);
}
