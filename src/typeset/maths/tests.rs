use proptest::prelude::*;

use super::*;

/// Formulas from homepages and papers. Each was checked by eye, inline and displayed.
const FORMULAS: &[(&str, &str)] = &[
    (r"\frac{a}{b} + \sqrt{2}", "frac(a, b) + sqrt(2)"),
    ("x_1^2", "x_1^2"),
    (r"\alpha \to \infty", "α → ∞"),
    (r"\mathcal{O}(n \log n)", "cal(O) (n log n)"),
    (r"\operatorname{argmax}_x f(x)", r#"op("argmax")_x f(x)"#),
    (r"\operatorname*{argmin}_{\theta} \mathcal{L}(\theta)", r#"class("large", "argmin")_θ cal(L) (θ)"#),
    (r"\mathbb{R}^{n \times d}", "bb(R)^(n × d)"),
    (r"\left( \frac{a}{b} \right)", "(frac(a, b))"),
    (r"360^\circ", "360^∘"),
    (r"\Delta", "Δ"),
    ("O(n^2)", "O(n^2)"),
    ("H_2O", "H_2 O"),
    ("10^{-3}", "10^(-3)"),
    (r"\mathrm{d}x", "upright(d) x"),
    (r"\ell_1", "ℓ_1"),
    (r"\text{最大值} = 3", r#""最大值" = 3"#),
    (r"\sum_{i=1}^{n} x_i", "∑_(i = 1)^n x_i"),
    (r"\lim_{x \to 0} \frac{\sin x}{x} = 1", "lim_(x → 0) frac(sin x, x) = 1"),
    (r"\int_0^1 f(x)\,\mathrm{d}x", "∫_0^1 f(x) thin upright(d) x"),
    (r"\binom{n}{k}", "binom(n, k)"),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "mat(a, b; c, d)"),
    (r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}", r#"mat(delim: "[", 1, 0; 0, 1)"#),
    (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", r#"mat(delim: "|", a, b; c, d)"#),
    (
        r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r#"cases(x & quad "if "x > 0, 0 & quad "otherwise")"#,
    ),
    (r"\begin{aligned} a &= b + c \\ &= d \end{aligned}", r"a &= b + c \ &= d"),
    (r"\begin{align} f(x, y) &= 1 \\ g &= 2 \end{align}", r"f(x, y) &= 1 \ g &= 2"),
    (r"\underbrace{a + b}_{n} + \overbrace{c}^{m}", "underbrace(a + b, n) + overbrace(c, m)"),
    (
        r"\hat{\theta}, \bar{x}, \tilde{f}, \vec{v}, \dot{q}, \ddot q, \overline{AB}, \widehat{xy}",
        "hat(θ), macron(x), tilde(f), arrow(v), dot(q), dot.double(q), overline(A B), hat(x y)",
    ),
    ("f'(x), f''(x), x_1', f'^2", "f'(x), f''(x), x_1 ', f'^2"),
    (r"\|x\|_2 + \left\| \frac{x}{y} \right\|", "‖x‖_2 + lr(‖ frac(x, y) ‖)"),
    ("|x|^2", "|x|^2"),
    (r"P(A \mid B)", "P(A ∣ B)"),
    (r"P\left(A \middle| B\right)", "P(A mid(|) B)"),
    (r"a \not= b, x \not\in S, \not\to, \cancel{x}", "a ≠ b, x ∉ S, ↛, cancel(x)"),
    ("x^{y^z}", "x^(y^z)"),
    ("{ab}^2", "scripts(a b)^2"),
    (r"{}^{14}\mathrm{C}", r#"""^14 upright(C)"#),
    ("10{,}000", r#"10","000"#),
    ("10,000", r#""10,000""#),
    ("(1,2)", "(1, 2)"),
    ("3.14", "3.14"),
    ("E[X]", "E[X]"),
    ("[0, 1)", "[0, 1)"),
    ("(0, 1]", "(0, 1]"),
    ("]0, 1[", r"\] 0, 1 \["),
    (r"f\colon X \to Y", "f : X → Y"),
    ("A := B", "A := B"),
    (r"\mathbf{x}^\top \mathbf{W}", "upright(bold(x))^⊤ upright(bold(W))"),
    (r"\boldsymbol{\mu}, \bm{\Sigma}", "bold(μ), bold(Σ)"),
    (r"\mathrm{SNR} = 10 \log_{10} \frac{P}{N}", r#""SNR" = 10 log_10 frac(P, N)"#),
    (
        r"\mathtt{abc}, \mathsf{X}, \mathit{diff}, \mathfrak{g}, \mathscr{F}",
        r#"mono("abc"), upright(sans(X)), italic("diff"), frak(g), cal(F)"#,
    ),
    (r"\textbf{Theorem}", r#"bold("Theorem")"#),
    (r"\sqrt[3]{x}, \sqrt[n+1]{x}", "root(3, x), root(n + 1, x)"),
    (r"a \quad b \, c \; d \! e \qquad f~g", "a quad b thin c thick d e wide f space.nobreak g"),
    (r"\left\{ x \in \mathbb{R} : |x| < 1 \right\}", "{x ∈ bb(R) : |x| < 1}"),
    (r"\left. \frac{df}{dx} \right|_{x=0}", "lr(frac(d f, d x) |)_(x = 0)"),
    (r"\left[\begin{array}{cc} a & b \\ c & d\end{array}\right]", r#"mat(delim: "[", a, b; c, d)"#),
    (r"\left\{\begin{array}{ll} a & b \\ c, e & d\end{array}\right.", r"lr(\{ mat(delim: #none, &a, &b; &c\, e, &d))"),
    (
        r"f(x) = \left\{ \begin{aligned} x &= 1, \\ y &= 2 \end{aligned} \right.",
        r"f(x) = lr(\{ mat(delim: #none, x &= 1\,; y &= 2))",
    ),
    (r"\sum_{\substack{i<j \\ i \in S}} x", r"∑_(i < j \ i ∈ S) x"),
    (
        r"X \xrightarrow{a.s.} Y \overset{\text{def}}{=} Z \stackrel{iid}{\sim} N",
        r#"X stretch(→)^(a. s.) Y limits(=)^"def" Z limits(∼)^(i i d) N"#,
    ),
    ("n!", "n !"),
    ("a/b", r"a \/ b"),
    (r"\frac{f(a,b)}{c,d}", r"frac(f(a, b), c\, d)"),
    (r"\frac{(}{]}", r"frac(\(, \])"),
    (r"\max_{x \in X} \min_y L(x, y)", "max_(x ∈ X) min_y L(x, y)"),
    (r"\color{red}{x} + \textcolor{blue}{y}", "x + y"),
    (r"\text{for all $x > 0$ and}", r#""for all "x > 0" and""#),
    (r"a &= b \\ c &= d", r"a &= b \ c &= d"),
    (r"a \\ b", r"a \ b"),
    (r"\nabla \cdot \mathbf{E} = \frac{\rho}{\varepsilon_0}", "∇ ⋅ upright(bold(E)) = frac(ρ, ε_0)"),
    (r"e^{i\pi} + 1 = 0", "e^(i π) + 1 = 0"),
    (r"\pm 5\%", "±5 %"),
    (r"\sim 100\times", "∼ 100 ×"),
    (r"\ge 90\%", "≥ 90 %"),
    (r"\approx 3 \times 10^8\,\text{m/s}", r#"≈ 3 × 10^8 thin"m/s""#),
    (r"\mathbb{E}_{x \sim p}[f(x)]", "bb(E)_(x ∼ p) [f(x)]"),
    (r"D_{\mathrm{KL}}(p \| q)", r#"D_"KL" (p‖q)"#),
    (r"\varepsilon\text{-greedy}", r#"ε"-greedy""#),
    (r"\mu\text{m}", r#"μ"m""#),
    (r"\langle u, v \rangle", "⟨u, v⟩"),
    (r"\lfloor x \rfloor", "⌊x⌋"),
    (r"\int\limits_0^1 \sum\nolimits_i", "limits(∫)_0^1 scripts(∑)_i"),
    (r"\left<x\right>", "⟨x⟩"),
    (r"\begin{matrix} a & b \\ c & \end{matrix}", "mat(delim: #none, a, b; c, )"),
    (r"\bigl( x \bigr) \Big| y", "(x) mid(|) y"),
    (r"a \equiv b \pmod{n}", "a ≡ b quad (mod n)"),
    (r"\mathop{\mathrm{argmax}}_x", r#"class("large", "argmax")_x"#),
    (r"\mathop{\rm argmax}_x", r#"class("large", "argmax")_x"#),
    (r"\alpha\color{red}x", "α x"),
    (r"\left\lfloor x \right) + \left\lceil x \right.", r"⌊x) + lr(\⌈ x)"),
    (r"\begin{aligned} a \\ [0,1) \\[1ex] b \end{aligned}", r"a \ [0, 1) \ b"),
    (r"-1, (-x, -y), a - b, \pm1, {-}", "-1, (-x, -y), a - b, ±1, -"),
    (r"x^{\prime\prime} x^\prime x^* A^\dagger", "x^('') x^' x^* A^†"),
    (r"\mathbb{1}[x=y], \mathbf{12}, \mathrm{2D}", r#"bb(1) [x = y], bold("12"), "2D""#),
    (r"\overbrace{a}, \not\subset, \nexists", "overbrace(a), ⊄, ∄"),
    (r"\left(\begin{smallmatrix} a & b \end{smallmatrix}\right)", "mat(a, b)"),
    (
        r"|-x| - |x| < 1, \text{SNR}_i(x), |x|_f(a), ||x||_2, [|x|], (|x|)",
        r#"|- x|- |x| < 1, "SNR"_i (x), |x|_f (a), ||x||_2, [ |x| ], (|x|)"#,
    ),
    (r"\text{KL}(p \| q) = -|y|", r#""KL"(p‖q) = -|y|"#),
];

#[test]
fn formulas_read_well() {
    for (latex, typst) in FORMULAS {
        assert_eq!(from_latex(latex).as_deref(), Some(*typst), "{latex}");
    }
}

/// What an author could try to make Typst run something.
const ATTACKS: &[(&str, Option<&str>)] = &[
    (r#"\text{#read("/etc/passwd")}"#, Some(r##""#read(\"/etc/passwd\")""##)),
    (r#"\text{"+read("x")+"}"#, Some(r#""\"+read(\"x\")+\"""#)),
    (r#"\operatorname{x")#read("y}"#, Some(r##"op("x\")#read(\"y")"##)),
    (r"\text{\\}", None),
    ("#lorem(1)", None),
    (r"\#lorem(1)", Some(r"\# l o r e m(1)")),
    (r"\\#lorem(1)", None),
    ("\"", Some(r#"\""#)),
    ("$", None),
    (r"\$", Some(r"\$")),
    ("]", Some(r"\]")),
    ("//", Some(r"\/ \/")),
    ("/*", Some(r"\/ *")),
    (r"\backslash", Some(r"\\")),
    (r"\text{$\text{#x}$}", Some(r##""#x""##)),
    ("sys.version", Some("s y s. v e r s i o n")),
    ("lorem(1)", Some("l o r e m(1)")),
    ("x_read(y)", Some("x_r e a d(y)")),
    ("a.pos(b)", Some("a. p o s(b)")),
    ("..a, delim: b", Some(". . a, d e l i m : b")),
    (r"\mathord{#}", Some(r"\#")),
    (r"\mathop{$}_x", Some(r"\$_x")),
    (r"\def\a{\a}\a", None),
    (r"\char35", None),
    (r"\begin{alignat}{99999999999999999999}a\end{alignat}", None),
    (r"\color{#aéaaa}x", Some("x")),
    ("\u{0}", None),
    ("", None),
];

#[test]
fn the_author_writes_no_code() {
    for (latex, typst) in ATTACKS {
        assert_eq!(from_latex(latex).as_deref(), *typst, "{latex}");
    }
}

#[test]
fn what_is_not_maths_does_not_pass() {
    for typst in ["#lorem(1)", "x$ y $z", "emph(x)", "a / b", "sin(x)", "mat(align: #left, x)", "x$", "*]#x", "#none()"]
    {
        assert!(!is_only_maths(typst), "{typst}");
    }
}

#[test]
fn formulas_without_end_are_refused() {
    let bare =
        ["{", "}", "(", r"\left(", "^", "_", "x^", "x^{", r"\begin{matrix}", r"\frac", r"\frac{", r"\frac a", r"\hat"];
    let more = [r"\sqrt[", r"\sqrt[3]", r"\\[", "%\n", r"\relax", r"\bf", r"\text{$", "a'", "$", "[", "a\\\\", "&"];
    for unit in bare.into_iter().chain(more) {
        let formula = unit.repeat(MANY / unit.len());
        assert!(from_latex(&formula).is_none_or(|typst| typst.len() < 10 * MANY), "{unit}");
    }
    for (open, close) in
        [("{", "}"), ("(", ")"), (r"x^{", "}"), (r"\left(", r"\right)"), (r"\mathbf{", "}"), (r"\text{$", "$}")]
    {
        let nested = |depth| format!("{}x{}", open.repeat(depth), close.repeat(depth));
        assert!(from_latex(&nested(if open.contains('$') { 1 } else { 10 })).is_some(), "{open}");
        assert_eq!(from_latex(&nested(1000)), None, "{open}");
    }
}

const MANY: usize = 20_000;

/// Strings of LaTeX's building blocks, most of them invalid.
fn latex() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        4 => prop::sample::select(TOKENS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        2 => "[a-z0-9]",
    ];
    prop::collection::vec(token, 0..24).prop_map(|tokens| tokens.concat())
}

const TOKENS: &[&str] = &[
    "{",
    "}",
    "{",
    "}",
    "^",
    "_",
    "&",
    "$",
    "#",
    "%",
    "\n",
    " ",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "|",
    ",",
    ";",
    ":",
    ".",
    "/",
    "*",
    "-",
    "~",
    "!",
    "<",
    ">",
    "=",
    "\\",
    "\\\\",
    "\u{3000}",
    "√",
    "µ",
    "1,2",
    "0.5",
    "..",
    "é",
    "中",
    r"\frac",
    r"\sqrt",
    r"\sqrt[3]",
    r"\text{a",
    r"\text{",
    r"\left(",
    r"\right)",
    r"\left.",
    r"\right|",
    r"\middle|",
    r"\{",
    r"\}",
    r"\|",
    r"\mathbf{",
    r"\mathrm{",
    r"\mathcal O",
    r"\bf ",
    r"\operatorname{",
    r"\operatorname*{",
    r"\mathop{",
    r"\hat",
    r"\overline{",
    r"\overbrace{",
    r"\underbrace{",
    r"\sum",
    r"\int",
    r"\limits",
    r"\lim",
    r"\log",
    r"\not",
    r"\cancel",
    r"\binom",
    r"\genfrac",
    r"\overset{a}",
    r"\substack{",
    r"\begin{matrix}",
    r"\end{matrix}",
    r"\begin{pmatrix}",
    r"\end{pmatrix}",
    r"\begin{cases}",
    r"\end{cases}",
    r"\begin{aligned}",
    r"\end{aligned}",
    r"\begin{array}{lr}",
    r"\end{array}",
    r"\hline",
    r"\quad",
    r"\,",
    r"\kern1em",
    r"\hspace{1em}",
    r"\color{red}",
    r"\textcolor{red}",
    r"\colorbox{red}",
    r"\alpha",
    r"\to",
    r"\prime",
    r"\big",
    r"\pmod",
    r"\xrightarrow[a]",
    r"\mathbin",
    r"\relax",
    r"\displaystyle",
    r"\buildrel",
    r"\over",
    r"\sideset",
    r"\mkern",
    r"\hskip",
    r"\middle",
    r"\begingroup",
    r"\endgroup",
    r"\tag",
    r"\Space",
    r"\surd",
    r"\mathopen",
    r"\not=",
    r"\ ",
    r"\#",
    r"\_",
    r"\&",
];

proptest! {
    #[test]
    fn anything_is_maths_or_nothing(formula in ".{0,60}") {
        prop_assert!(from_latex(&formula).is_none_or(|typst| is_only_maths(&typst)));
    }

    #[test]
    fn whatever_looks_like_latex_is_maths_or_nothing(formula in latex()) {
        prop_assert!(from_latex(&formula).is_none_or(|typst| is_only_maths(&typst)));
    }

    /// The check at the end is the second line of defence: the first keeps even balanced formulas from needing it.
    #[test]
    fn characters_never_need_the_check(text in r#"[a-zA-Z0-9#"\-+*/=<>!:;,.|()\[\]'~@` αé中√]{1,30}"#) {
        let escaped = text.replace('#', r"\#");
        let translated = formula::prepare(&escaped).and_then(|source| translate(&source));
        prop_assert!(translated.is_none_or(|typst| is_only_maths(&typst)), "{}", text);
    }
}

/// A page imports all names of its template, and formulas are set among them.
#[test]
fn no_name_of_the_templates_hides_one_of_mathematics() {
    let known: Vec<&str> =
        [FUNCTIONS, NAMES, LIMITS, OPERATORS].iter().flat_map(|names| names.split_whitespace()).collect();
    for (path, text) in crate::typeset::template::SHARED {
        for definition in text.lines().filter_map(|line| line.strip_prefix("#let ")) {
            let name = definition.split(|c: char| !c.is_alphanumeric() && c != '-').next();
            let is_hidden = known.iter().any(|known| known.split('.').next() == name);
            assert!(!is_hidden, "{path}: {definition}");
        }
    }
}
