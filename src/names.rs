//! Whether a text is a person's name, and which spellings the name has.
//!
//! A site has a title, a page has a first heading, and either may be the name of the person or anything else
//! ("Welcome to my website!", "AtoL Lab", "个人主页"). The rules here accept what is evidently a name and nothing more: a
//! CV with a wrong name at its top is worse than one that asks for it.

use unicode_normalization::char::is_combining_mark;

use crate::fold;
use crate::script::{is_cjk_letter, is_han, is_hangul, is_kana};

/// Whether `text` is evidently a person's name and nothing but that: `Yuhang Song`, `宋宇航`, `Yuhang Song (宋宇航)`.
pub(crate) fn evidently_a_name(text: &str) -> bool {
    let text = text.trim();
    let parts = spellings(text);
    text.chars().count() <= 60 && !parts.is_empty() && parts.into_iter().all(is_one_name)
}

/// The name in a title that says more, such as `Yuhang Song's homepage`, `Yuhang Song | NJU`, `宋宇航的个人主页`.
pub(crate) fn name_in(title: &str) -> Option<&str> {
    let title = title.trim();
    let is_name = |text: &&str| evidently_a_name(text) || with_nickname(text).is_some();
    if is_name(&title) {
        return Some(title);
    }
    let parts =
        title.split(['|', '/', '·', '–', '—', ':', '：', '@', ',', '，', '｜']).flat_map(|part| part.split(" - "));
    let mut names = parts.map(without_possessive).filter(is_name);
    match (names.next(), names.next()) {
        (only, None) => only,
        _ => None,
    }
}

/// The two names of somebody whom friends call by another first name: `Wilhelmina Berg` and `Mina Berg` for
/// `Wilhelmina (Mina) Berg` or `Wilhelmina Berg (Mina)`.
pub(crate) fn with_nickname(text: &str) -> Option<[String; 2]> {
    let (before, rest) = text.split_once('(')?;
    let (nickname, behind) = rest.split_once(')')?;
    let name = format!("{} {}", before.trim(), behind.trim()).trim().to_owned();
    let is_word = nickname.starts_with(char::is_uppercase) && nickname.chars().all(char::is_alphabetic);
    let family = name.split(' ').next_back().filter(|_| is_word && evidently_a_name(&name))?;
    let called = format!("{nickname} {family}");
    Some([name, called])
}

/// The name without the pronouns that some people write after it: `(he/him)`, `(she/her/hers)`.
pub(crate) fn without_pronouns(name: &str) -> &str {
    let name = name.trim();
    let Some(at) = name.rfind(['(', '（']) else { return name };
    let aside = name[at..].to_ascii_lowercase();
    let pronouns =
        aside.contains('/') && ["he", "him", "she", "her", "they", "them"].iter().any(|word| aside.contains(word));
    if pronouns { name[..at].trim_end() } else { name }
}

/// The spellings that a printed name holds: `Yuhang Song (宋宇航)` is two, and so is `林徐乐 Xule Lin`.
pub(crate) fn spellings(name: &str) -> Vec<&str> {
    let parts = name.split(['(', ')', '（', '）', '|', '/', '｜']).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(split_scripts).collect()
}

/// Splits the text where Latin letters meet Chinese, Japanese or Korean ones.
fn split_scripts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        if before.is_some_and(|before| before != is_cjk_letter(letter)) {
            parts.push(text[start..at].trim());
            start = at;
        }
        before = Some(is_cjk_letter(letter));
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a name starts with the family name: it alone is in capitals (WANG Xiaoming), or it is a Hungarian or Vietnamese one.
pub(crate) fn is_family_first(first: &str, rest: &str) -> bool {
    let in_capitals =
        |text: &str| !text.chars().any(char::is_lowercase) && text.chars().filter(|c| c.is_uppercase()).count() > 1;
    let known = first.split('-').next().map(fold::letters).unwrap_or_default();
    // Lê and Hồ are also given names in other languages, but there nobody has two more names.
    let is_rare_elsewhere = known.len() > 3 || rest.contains(' ');
    let is_known = is_rare_elsewhere && has(FAMILY_NAMES_THAT_COME_FIRST, &known);
    !rest.is_empty()
        && (is_known || (in_capitals(first) && !first.contains('.') && rest.chars().any(char::is_lowercase)))
}

/// Whether it is a family name from Spain or Portugal, where a second one follows that is often left out.
pub(crate) fn is_iberian(word: &str) -> bool {
    let word = fold::letters(word);
    word.len() > 4 && (word.ends_with("ez") || word.ends_with("iz")) || has(IBERIAN_FAMILY_NAMES, &word)
}

/// Whether a name in Chinese, Japanese or Korean letters has its family name last, as Western ones do: `太郎 佐々木`, `さくら 山口`,
/// `민수 김`, `小明 王`. Most have it first.
pub(crate) fn is_family_last(first: &str, last: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let is_surname = |word: &str| {
        length(word) > 1 && words(JAPANESE_SURNAMES).chain(words(CHINESE_DOUBLE_SURNAMES)).any(|known| known == word)
    };
    let is_korean = length(first) == 2
        && first.chars().all(is_hangul)
        && !has(KOREAN_DOUBLE_SURNAMES, first)
        && length(last) == 1
        && KOREAN_SURNAMES.contains(last);
    let is_chinese = length(first) == 2
        && first.chars().all(is_han)
        && !is_surname(first)
        && length(last) == 1
        && COMMONEST_CHINESE_SURNAMES.contains(last);
    let is_in_kana = first.chars().all(is_kana) && last.chars().all(is_han);
    is_korean || is_chinese || is_in_kana || is_surname(last) && !is_surname(first)
}

/// Whether every letter is Chinese, Japanese or Korean.
pub(crate) fn is_cjk(text: &str) -> bool {
    text.chars().all(is_cjk_letter)
}

fn is_one_name(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if letters.iter().all(|&letter| is_hangul(letter)) {
        is_korean_name(&letters)
    } else if letters.iter().any(|&letter| is_han(letter) || is_kana(letter)) {
        is_han_name(text, &letters)
    } else {
        is_name_in_words(text)
    }
}

/// Two to four characters that begin with a Chinese surname, or a Japanese surname with what follows it.
fn is_han_name(text: &str, letters: &[char]) -> bool {
    let all: String = letters.iter().map(|&letter| usual_form(letter)).collect();
    if words(NOT_NAMES).any(|word| all.contains(word)) || !letters.iter().all(|&l| is_han(l) || is_kana(l)) {
        return false;
    }
    let japanese = words(JAPANESE_SURNAMES).any(|surname| all.len() > surname.len() && all.starts_with(surname));
    let double = words(CHINESE_DOUBLE_SURNAMES).any(|surname| all.starts_with(surname));
    let chinese = letters.iter().all(|&letter| is_han(letter)) && CHINESE_SURNAMES.contains(letters[0]);
    match letters.len() {
        2..=3 => chinese || double || japanese,
        4 => double || japanese,
        5..=7 => japanese && (letters.len() == 5 || text.contains(char::is_whitespace)),
        _ => false,
    }
}

/// The usual form of a kanji that family registers write in another.
fn usual_form(letter: char) -> char {
    const FORMS: &[(char, char)] = &[
        ('﨑', '崎'),
        ('𠮷', '吉'),
        ('髙', '高'),
        ('濵', '浜'),
        ('濱', '浜'),
        ('桒', '桑'),
        ('邉', '辺'),
        ('邊', '辺'),
        ('德', '徳'),
    ];
    FORMS.iter().find(|(form, _)| *form == letter).map_or(letter, |&(_, usual)| usual)
}

fn is_korean_name(letters: &[char]) -> bool {
    let all = letters.iter().collect::<String>();
    (2..=4).contains(&letters.len())
        && KOREAN_SURNAMES.contains(letters[0])
        && !words(NOT_NAMES).any(|word| all.contains(word))
}

/// Two to five words that all look like parts of a name; titles before it and degrees after it are allowed.
fn is_name_in_words(text: &str) -> bool {
    let text = text.split_once(',').map_or(text, |(name, degrees)| if are_degrees(degrees) { name } else { text });
    let words: Vec<&str> = text.split_whitespace().filter(|word| !has(TITLES, word.trim_end_matches('.'))).collect();
    let full = words.iter().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).count();
    // An is a name in Vietnam, and an article everywhere else.
    let vietnamese = |word: &&str| has(FAMILY_NAMES_THAT_COME_FIRST, &fold::letters(word));
    let is_part = |word: &&str| is_name_word(word) || (*word == "An" && words.iter().any(vietnamese));
    (2..=5).contains(&words.len()) && full > 0 && words.iter().all(is_part)
}

fn are_degrees(text: &str) -> bool {
    text.split([',', ' ']).map(|word| word.replace('.', "")).all(|word| word.is_empty() || has(DEGREES, &word))
}

fn is_name_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    if has(PARTICLES, &lower) {
        return true;
    }
    let name_like = |letter: char| {
        letter.is_alphabetic() || is_combining_mark(letter) || matches!(letter, '.' | '-' | '\'' | '’' | '‘' | '‐')
    };
    // Georgian names have no capitals, though Unicode has some for signage.
    let may_begin = |first: char| first.is_alphabetic() && (!first.is_lowercase() || ('ა'..='ჿ').contains(&first));
    let possessive = lower.ends_with("'s") || lower.ends_with("’s");
    word.strip_prefix("al-").or_else(|| word.strip_prefix("el-")).unwrap_or(word).starts_with(may_begin)
        && word.chars().all(name_like)
        && !possessive
        && !has(COMMON_WORDS, lower.trim_end_matches('.'))
}

/// Part of a title without what makes it a title: `'s homepage`, `的个人主页`, `Homepage of`.
fn without_possessive(part: &str) -> &str {
    let part = part.trim();
    let end = ["'s ", "’s ", "的"].iter().filter_map(|mark| part.find(mark)).min().unwrap_or(part.len());
    let start = part.rfind(" of ").map_or(0, |at| at + 4).min(end);
    part[start..end].trim()
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split_whitespace()
}

fn has(list: &str, word: &str) -> bool {
    words(list).any(|other| other == word)
}

const TITLES: &str = "\
Dr Prof Professor Mr Ms Mrs PhD Ph.D Assoc Asst Dipl.-Ing";
const DEGREES: &str = "\
PhD DPhil MD MSc MS MA BSc BS BA MBA MPH JD PE EdD Jr Sr MEng";
const PARTICLES: &str = "\
van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur y i e af av binti bint";

/// Words that occur in titles and headings and never in names.
const COMMON_WORDS: &str = "\
a about academic academics academy activities ai an and appointments art artificial association at author \
award awards bio biography biology blank blog book books brief business career center centre chemistry \
code college committee company computer computing conference contact council courses current curriculum cv \
data deep default department design digital division doctoral economics education employment engineer \
engineering experience expertise faculty fellowships focus for foundation full gallery github grants group \
hello hi history hobbies home homepage honors honours i i'm in info information institute intelligence \
interest interests introduction invited is journal kingdom lab laboratory labs languages learning life \
links machine main mathematics me medal media memberships museum my name networks neural news notes of \
official on online open our overview page pages papers patents people personal philosophy photography \
physics portfolio positions postdoc posts preprints press prize prizes professional profile program \
programme project projects publications quick recent references research researcher resume robotics \
scholarship scholarships school science sciences scientist selected service services short sidebar site \
skills society software spatial statement states statistics student students studies studio study summary \
systems talks teaching team tech technology test the theory thesis thoughts title to travel university \
untitled updates us vision vitae volunteering web webpage website welcome with work working works workshop \
workshops world writing you your yours";

/// Words that begin with a surname by chance, or occur in titles.
const NOT_NAMES: &str = "\
主页 首页 个人 简介 简历 关于 关於 關於 个人信息 项目 項目 方向 计划 時間 时间 论文 論文 研究 教育 经历 經歷 荣誉 榮譽 \
奖 獎 博客 归档 文章 成果 联系 聯絡 新闻 新聞 动态 高校 学院 大学 大學 团队 实验 實驗 成员 方法 何为 任职 工作 教学 \
学生 招生 能力 技能 专利 专业 学术 信息 資料 资料 プロフィール 紹介 業績 ホーム 経歴 学歴 職歴 受賞 について お知らせ \
発表 소개 이력 연구 논문 수상 안내 공지 경력 학력 연락 프로젝트 홈페이지 정보 강의 기타";

const CHINESE_SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方\
俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季\
麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴\
糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳\
逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩聂晁勾敖融冷訾\
辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公肖付代闫佟苟仝覃\
趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇範魯韋馬鳳費賀湯羅畢鄔樂時傅齊顧黃蕭談龐紀項藍閔賈婁顏鐘鍾盧經單諸龔陸榮儲車寧劉葉龍賴喬蒼雙聞黨譚貢勞邊農溫莊閻連習魚廣闕\
東歐師鞏聶闞饒豐關紅遊權蓋";

/// None of them is a Japanese given name.
const COMMONEST_CHINESE_SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮";

const CHINESE_DOUBLE_SURNAMES: &str = "\
欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 端木 独孤";

const JAPANESE_SURNAMES: &str = "\
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 \
池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 \
岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 \
大野 小島 谷口 工藤 今井 高田 丸山 増田 杉山 村田 大塚 小山 藤本 平野 新井 河野 上野 武田 野口 松井 千葉 菅原 岩崎 \
久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 \
五十嵐 川口 平田 中田 服部 川崎 岩田 土屋 福島 本田 樋口 秋山 田口 永井 山口 中西 川上 矢野 森下 奥村 星野 大久保 松原 \
浜田 小池 早川 片山 吉村 松村 大橋 石原 栗原 森本 熊谷 荒木 川村 関口 岸田 辻 森 林 原 関 東 南 堀 岡";

const KOREAN_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국";

const KOREAN_DOUBLE_SURNAMES: &str = "남궁 황보 제갈 사공 선우 서문 독고";

/// The commonest Hungarian and Vietnamese family names, folded.
const FAMILY_NAMES_THAT_COME_FIRST: &str = "\
nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz fekete \
szilagyi torok feher gal kis szucs kocsis orsos pinter fodor szalai sipos lukacs gulyas biro kiraly katona jakab bogdan balog \
boros fazekas kelemen somogyi varadi fulop orosz vincze veres hegedus deak budai balint illes szoke voros bognar fabian bodnar \
hajdu halasz mate szekely gaspar pasztor bakos dudas kozma \
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan";

/// The commonest Spanish and Portuguese family names that do not end in -ez, folded.
const IBERIAN_FAMILY_NAMES: &str = "\
garcia ruiz diaz moreno munoz romero alonso navarro torres ramos gil serrano morales molina blanco castro ortega delgado marin \
rubio medina castillo cortes garrido guerrero cruz flores herrera pena rojas vargas reyes mendoza aguilar rivera vidal santos silva \
ferreira pereira oliveira costa rodrigues martins fernandes goncalves gomes lopes marques almeida ribeiro pinto carvalho teixeira";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let names = [
            "Yuhang Song",
            "宋宇航",
            "Yuhang Song (宋宇航)",
            "林徐乐 Xule Lin",
            "Dr. Rene HJ Heim",
            "D.M. Tagliabue",
            "Davide Maria Tagliabue",
            "Francisco Renato Araújo",
            "Jean-Pierre O’Neill",
            "Ludwig van Beethoven",
            "Алексей Анисимов",
            "Emir Yılmaz, PhD",
            "欧阳修文",
            "田中 太郎",
            "山口 さくら",
            "김민수",
            "RC Grear",
            "Yuhang SONG",
            "Prof. María de la Cruz",
            "王 小明",
            "Yuhang Song | 宋宇航",
            "Y. Song",
        ];
        for name in names {
            assert!(evidently_a_name(name), "{name}");
        }
    }

    #[test]
    fn names_of_many_languages() {
        let table = include_str!("../tests/specs/names.txt").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = table.filter_map(|row| Some(row.split_once(" | ")?.0)).collect();
        // One word is a name only where the author says that it is.
        let doubted: Vec<&str> = names.iter().copied().filter(|name| !evidently_a_name(name)).collect();
        assert_eq!(doubted, ["Suharto", "Wulandari"], "of {}", names.len());
    }

    #[test]
    fn other_titles() {
        let others = [
            "",
            "Xule",
            "@LinXule",
            "Bio",
            "About me",
            "Welcome to my website!",
            "Interests and Expertise",
            "Yuhang Song / AtoL Lab",
            "AtoL Lab",
            "个人主页",
            "简介",
            "关于我",
            "研究方向",
            "Your Name",
            "Curriculum Vitae",
            "Best Paper Award",
            "United Kingdom",
            "Spatial Cytology",
            "My Homepage",
            "Hello World",
            "2024",
            "Yuhang Song's Homepage",
            "自己紹介",
            "소개",
            "이력서",
            "Oxford University",
            "yuhang song",
            "Research Interests",
            "🚀 News",
            "ABOUT ME",
            "A B",
            "blank",
            "高校教师",
        ];
        for other in others {
            assert!(!evidently_a_name(other), "{other}");
        }
    }

    #[test]
    fn names_in_titles() {
        assert_eq!(name_in("Yuhang Song / AtoL Lab"), Some("Yuhang Song"));
        assert_eq!(name_in("Yuhang Song's Homepage"), Some("Yuhang Song"));
        assert_eq!(name_in("宋宇航的个人主页"), Some("宋宇航"));
        assert_eq!(name_in("Home - Yuhang Song"), Some("Yuhang Song"));
        assert_eq!(name_in("Homepage of Yuhang Song"), Some("Yuhang Song"));
        assert_eq!(name_in("Welcome to my website!"), None);
    }

    #[test]
    fn pronouns_are_no_part_of_a_name() {
        assert_eq!(without_pronouns("Takahiro Morishita (he/him)"), "Takahiro Morishita");
        assert_eq!(without_pronouns("Yuhang Song (宋宇航)"), "Yuhang Song (宋宇航)");
    }
}
