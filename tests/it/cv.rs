//! The sample site's CV holds what its owner's hand-made CV holds.

use std::path::Path;

use vitae::Language;
use vitae::cv::{Content, Cv, DateSide, Input, Options, PageContent, Profile, Section};
use vitae::diagnostic::{Code, Severity};
use vitae::rewrite::Edit;
use vitae::source::{Source, SourceId, Sources, Spanned};
use vitae::{cv, markdown, page};

fn add(sources: &mut Sources, path: &str) -> SourceId {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(path));
    sources.add(Source::new(path, text.expect("the sample site is there")))
}

/// A page as the Liquid stage hands it on: tags gone, the bibliography's place marked.
fn content(sources: &Sources, id: SourceId, language: Language) -> (PageContent, Vec<vitae::diagnostic::Diagnostic>) {
    let page = page::split(sources, id).into_value().expect("the page has front matter");
    let edits: Vec<Edit> = [
        ("{% include base_path %}", ""),
        ("{% bibliography %}", "\n\n<vitae-slot kind=\"bibliography\" args=\"\"></vitae-slot>\n\n"),
    ]
    .iter()
    .flat_map(|(tag, with)| page.body.text().match_indices(tag).map(|(at, _)| Edit::replace(at..at + tag.len(), *with)))
    .collect();
    let body = cv::bilingual::select(&page.body.edit(&edits), language, None);
    let mut diagnostics = Vec::new();
    let body = body.take(&mut diagnostics).expect("the half is there");
    let document = markdown::parse(&body).into_value().expect("there is always a document");
    let title = page.front_matter.text("title").map(|title| Spanned::new(title.value.to_owned(), title.span));
    (PageContent { document, title, path: "/".into(), ..PageContent::default() }, diagnostics)
}

fn build(pages: &[&str], bibliographies: &[&str], language: Language) -> (Cv, Vec<vitae::diagnostic::Diagnostic>) {
    let mut sources = Sources::new();
    let ids: Vec<SourceId> = pages.iter().map(|path| add(&mut sources, path)).collect();
    let bibliographies = bibliographies.iter().map(|path| add(&mut sources, path)).collect();
    let contents = ids.iter().map(|&id| content(&sources, id, language).0).collect();
    let name = Spanned::new("Yuhang Song".to_owned(), vitae::source::Span::new(ids[0], 0..0));
    let profile = Profile { name: Some(name), ..Profile::default() };
    let options = Options {
        language,
        site: Some("https://yuhangsong.github.io".into()),
        output: Some("files/Curriculum_Vitae.pdf".into()),
        ..Options::default()
    };
    let input = Input { pages: contents, profile, bibliographies, ..Input::default() };
    let outcome = cv::build(&sources, &input, &options);
    assert!(outcome.diagnostics().iter().all(|found| found.severity != Severity::Error));
    let (cv, diagnostics) = outcome.into_parts();
    (cv.expect("there is a CV"), diagnostics)
}

fn heading(section: &Section) -> String {
    section
        .heading
        .as_ref()
        .map(|heading| format!("{} {}", heading.level, heading.content.plain_text()))
        .unwrap_or_default()
}

fn entries<'a>(cv: &'a Cv, name: &str) -> Vec<&'a cv::Entry> {
    let section = cv.sections.iter().find(|section| heading(section).ends_with(name)).expect("the section is there");
    let lists = section.content.iter().filter_map(|content| match content {
        Content::Entries(entries) => Some(entries),
        _ => None,
    });
    lists.flatten().collect()
}

#[test]
fn the_cv_holds_what_the_hand_made_one_holds() {
    let (cv, _) = build(&["_pages/about.md", "_pages/cv.md"], &["_bibliography/papers.bib"], Language::En);
    let headings: Vec<String> = cv.sections.iter().map(heading).collect();
    insta::assert_snapshot!(headings.join("\n").trim(), @r#"
    2 Bio
    2 Biography
    3 Fellowships and scholarships
    2 Publications
    3 Patents
    2 Teaching
    "#);

    let positions = entries(&cv, "Biography");
    assert_eq!(positions.len(), 6);
    let first = positions[0].date.as_ref().expect("it is dated");
    assert_eq!((first.value.as_str(), positions[0].date_side), ("2025 – Now", DateSide::Start));
    assert!(positions[0].body.plain_text().starts_with("Associate Professor (Pre-Tenure), School of"));

    assert_eq!(entries(&cv, "Fellowships and scholarships").len(), 9);
    let courses = entries(&cv, "Teaching");
    assert_eq!(courses.len(), 3);
    assert!(courses.iter().all(|course| course.details.len() == 1));
}

#[test]
fn the_publications_are_all_there_with_marks_and_links() {
    let (cv, _) = build(&["_pages/cv.md"], &["_bibliography/papers.bib"], Language::En);
    let groups = cv.sections.iter().flat_map(|section| &section.content).find_map(|content| match content {
        Content::Publications(groups) => Some(groups),
        _ => None,
    });
    let groups = groups.expect("they are printed");
    let lines: Vec<String> = groups
        .iter()
        .flat_map(|group| {
            let title = group.title.iter().map(|title| format!("# {title}"));
            let items = group.items.iter().map(|item| {
                assert!(item.url.as_ref().is_some_and(|url| url.starts_with("https://")));
                let parts = [&item.authors, &item.title, &item.venue, &item.note].map(|part| part.plain_text());
                let number = item.number.as_ref().map(ToString::to_string).unwrap_or_default();
                format!("{number} {}, {}", parts.join(" | "), item.date)
            });
            title.chain(items).collect::<Vec<_>>()
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    # Journal articles
    1 Yuhang Song*, Beren Millidge, Tommaso Salvatori, Zhenghua Xu*, Thomas Lukasiewicz*, Rafal Bogacz* | Inferring Neural Activity Before Plasticity: A Foundation for Learning Beyond Backpropagation | Nature Neuroscience | , 2024
    2 Beren Millidge†, Yuhang Song†*, Armin Lak, Mark E. Walton, Rafal Bogacz* | Reward Bases: A simple mechanism for adaptive acquisition of multiple reward types | PLOS Computational Biology | , 2024
    3 Mufeng Tang, Tommaso Salvatori, Beren Millidge, Yuhang Song, Thomas Lukasiewicz, Rafal Bogacz* | Recurrent predictive coding models for associative memory employing covariance learning | PLOS Computational Biology | , 2023
    4 Liangyu Huo, Zulin Wang, Mai Xu*, Yuhang Song | A Task-Agnostic Regularizer for Diverse Subpolicy Discovery in Hierarchical Reinforcement Learning | IEEE Transactions on Systems, Man, and Cybernetics: Systems | , 2023
    5 Jianyi Wang, Mai Xu*, Lai Jiang, Yuhang Song | Attention-based Deep Reinforcement Learning for Virtual Cinematography of 360° Videos | IEEE Transactions on Multimedia | , 2021
    6 Mai Xu†*, Yuhang Song†, Jianyi Wang, Minglang Qiao, Liangyu Huo, Zulin Wang | Predicting Head Movement in Panoramic Video: A Deep Reinforcement Learning Approach | IEEE Transactions on Pattern Analysis and Machine Intelligence (TPAMI) | , 2019
    # Conference papers
    7 Tommaso Salvatori†, Yuhang Song†*, Yordan Yordanov, Beren Millidge, Lei Sha, Cornelius Emde, Zhenghua Xu, Rafal Bogacz, Thomas Lukasiewicz | A Stable, Fast, and Fully Automatic Learning Algorithm for Predictive Coding Networks | International Conference on Learning Representations (ICLR) | , 2024
    8 Tommaso Salvatori, Beren Millidge, Yuhang Song, Rafal Bogacz, Thomas Lukasiewicz | Associative Memories in the Feature Space | European Conference on Artificial Intelligence (ECAI) | , 2023
    9 Beren Millidge, Yuhang Song*, Tommaso Salvatori, Thomas Lukasiewicz, Rafal Bogacz | A Theoretical Framework for Inference and Learning in Predictive Coding Networks | International Conference on Learning Representations (ICLR) | , 2023
    10 Beren Millidge, Yuhang Song*, Tommaso Salvatori, Thomas Lukasiewicz, Rafal Bogacz | Backprop at the Weak-Feedback Limit of Energy-Based Models: Unifying Predictive Coding, Equilibrium Propagation, and Contrastive Hebbian Learning | International Conference on Learning Representations (ICLR) | , 2023
    11 Luca Pinchetti, Tommaso Salvatori, Yordan Yordanov, Beren Millidge, Yuhang Song*, Thomas Lukasiewicz | Predictive Coding beyond Gaussian Distributions | Advances in Neural Information Processing Systems (NeurIPS) | , 2022
    12 Tommaso Salvatori†, Luca Pinchetti†, Beren Millidge, Yuhang Song*, Tianyi Bao, Rafal Bogacz, Thomas Lukasiewicz | Learning on Arbitrary Graph Topologies via Predictive Coding | Advances in Neural Information Processing Systems (NeurIPS) | , 2022
    13 Beren Millidge, Tommaso Salvatori, Yuhang Song*, Thomas Lukasiewicz, Rafal Bogacz | Universal Hopfield Networks: A General Framework for Single-Shot Associative Memory Models | International Conference on Machine Learning (ICML) | , 2022
    14 Beren Millidge†, Tommaso Salvatori†, Yuhang Song*, Rafal Bogacz, Thomas Lukasiewicz | Predictive Coding: Towards a Future of Deep Learning beyond Backpropagation? | International Joint Conference on Artificial Intelligence (IJCAI) | , 2022
    15 Tommaso Salvatori, Yuhang Song*, Zhenghua Xu, Thomas Lukasiewicz, Rafal Bogacz | Reverse Differentiation via Predictive Coding | AAAI Conference on Artificial Intelligence | , 2022
    16 Tommaso Salvatori, Yuhang Song*, Yujian Hong, Lei Sha, Simon Frieder, Zhenghua Xu, Rafal Bogacz, Thomas Lukasiewicz | Associative Memory via Predictive Coding | Advances in Neural Information Processing Systems (NeurIPS) | , 2021
    17 Xin Deng†, Hao Wang†, Mai Xu*, Yichen Guo, Yuhang Song, Li Yang | LAU-Net: Latitude Adaptive Upscaling Network for Omnidirectional Image Super-Resolution | IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR) | , 2021
    18 Yuhang Song, Thomas Lukasiewicz, Zhenghua Xu*, Rafal Bogacz | Can the Brain Do Backpropagation? –Exact Implementation of Backpropagation in Predictive Coding Networks | Advances in Neural Information Processing Systems (NeurIPS) | , 2020
    19 Yuhang Song, Andrzej Wojcicki, Thomas Lukasiewicz, Jianyi Wang, Abi Aryan, Zhenghua Xu*, Mai Xu, Zihan Ding, Lianlong Wu | Arena: A General Evaluation Platform and Building Toolkit for Multi-Agent Intelligence | AAAI Conference on Artificial Intelligence | , 2020
    20 Yuhang Song, Jianyi Wang, Thomas Lukasiewicz, Zhenghua Xu*, Shangtong Zhang, Andrzej Wojcicki, Mai Xu | Mega-Reward: Achieving Human-Level Play without Extrinsic Rewards | AAAI Conference on Artificial Intelligence | , 2020
    21 Jianyi Wang, Xin Deng, Mai Xu*, Congyong Chen, Yuhang Song | Multi-level Wavelet-based Generative Adversarial Network for Perceptual Quality Enhancement of Compressed Video | European Conference on Computer Vision (ECCV) | , 2020
    22 Yuhang Song†, Jianyi Wang†, Thomas Lukasiewicz, Zhenghua Xu*, Mai Xu | Diversity-Driven Extensible Hierarchical Reinforcement Learning | AAAI Conference on Artificial Intelligence | , 2019
    23 Yuhang Song, Mai Xu*, Shengxi Li | Watching Videos with Certain and Constant Quality: PID-based Quality Control Method | Data Compression Conference (DCC) | , 2017
    # Workshop papers
    24 Yuhang Song, Mai Xu*, Songyang Zhang, Liangyu Huo | Generalization Tower Network: A Novel Deep Neural Network Architecture for Multi-Task Learning | Deep Reinforcement Learning Symposium at NeurIPS | , 2018
    # Preprints
    25 Hao Sun, Ziping Xu, Yuhang Song, Meng Fang, Jiechao Xiong, Bo Dai, Zhengyou Zhang, Bolei Zhou | Supervised Q-Learning for Continuous Control | arXiv | , 2021
    26 Yuhang Song, Christopher Grimm, Xianming Wang, Michael Littman* | Learning Approximate Stochastic Transition Models | arXiv | , 2018
    27 Christopher Grimm, Yuhang Song, Michael Littman* | Summable Reparameterizations of Wasserstein Critics in the One-Dimensional Setting | arXiv | , 2018
    "#);
}

#[test]
fn the_link_to_the_cv_itself_is_no_invitation() {
    let (cv, diagnostics) = build(&["_pages/about.md"], &[], Language::En);
    let text = format!("{cv:?}");
    assert!(!text.contains("detailed in CV") && text.contains("AI/ML conference papers"));
    let loss: Vec<_> =
        diagnostics.iter().filter(|found| found.code == Code::SelfLink).map(|found| &found.message).collect();
    assert_eq!(loss, ["“(detailed in CV)” is left out: it links to this document"]);
}

#[test]
fn the_chinese_half_is_a_document_of_its_own() {
    let (cv, _) = build(&["_pages/about.md"], &[], Language::ZhCn);
    let headings: Vec<String> = cv.sections.iter().map(heading).collect();
    assert_eq!(headings, ["", "2 简介"]);
    let text = format!("{cv:?}");
    assert!(text.contains("我的研究是破译生物神经的学习原理") && text.contains("2024秋季批次"));
    assert!(!text.contains("详见CV") && !text.contains("My interest") && !text.contains("------"));
}
