//! Which characters of the standards the bundle has: every one, except the number that `fonts/README.md` states as left out.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};

use super::Fonts;
use crate::script::{is_han, is_hangul};

/// The characters of a two-byte encoding.
fn characters(encoding: &'static Encoding) -> Vec<char> {
    let pairs = (0x81..=0xFE_u8).flat_map(|lead| (0x40..=0xFE_u8).map(move |trail| [lead, trail]));
    let decoded = pairs.filter_map(|pair| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&pair)?.into_owned();
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (only, None) => only,
            _ => None,
        }
    });
    const HANGUL_FILLER: char = '\u{3164}';
    decoded.filter(|&letter| (is_han(letter) || is_hangul(letter)) && letter != HANGUL_FILLER).collect()
}

fn missing(fonts: &Fonts, characters: impl IntoIterator<Item = char>) -> Vec<char> {
    characters.into_iter().filter(|&character| !fonts.covers(character)).collect()
}

#[test]
fn every_korean_syllable_is_covered() {
    assert!(missing(&Fonts::bundled(), '가'..='힣').is_empty());
}

/// `fonts/README.md` states what is left out, with the same numbers.
#[test]
fn of_each_standard_as_many_are_left_out_as_the_readme_says() {
    let lists = include_str!("../../tests/specs/characters.txt").lines().filter_map(|line| line.split_once('\t'));
    let lists = lists.map(|(name, list)| (name, list.chars().collect()));
    let encodings =
        [("Shift_JIS of Windows", SHIFT_JIS), ("EUC-KR of Windows", EUC_KR), ("Big5 with HKSCS", BIG5), ("GBK", GBK)];
    let encodings = encodings.into_iter().map(|(name, encoding)| (name, characters(encoding)));
    let readme = include_str!("../../fonts/README.md");
    let rows = lists.chain(encodings).map(|(name, mut characters)| {
        characters.sort_unstable();
        characters.dedup();
        let all = characters.len();
        format!("| {name} | {} | {all} |\n", missing(&Fonts::bundled(), characters).len())
    });
    let rows = rows.collect::<String>();
    assert!(readme.contains(&rows), "fonts/README.md has not these rows:\n{rows}");
}

#[test]
fn scripts_of_names_are_covered() {
    let alphabets = [
        "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžŐőŰűĂăȘșȚțĞğİıŞşĀāĒēĪīŪūĢģĶķĻļŅņÞþÐðĐđĦħĊċĠġŊŋŦŧẀẁẂẃŶŷǍǎǏǐǑǒǓǔǙǚ",
        "ḌḍḤḥḪḫḲḳḶḷṂṃṆṇṚṛṢṣṬṭẒẓʿʾƁɓƊɗƘƙƳƴƏəɅʉƆɔƐɛẸẹỌọṢṣ",
        "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹƠơƯư",
        "ΑαΆάΈέΉήΊίΌόΎύΏώΐΰϊϋςἀἁἂἃἄἅἆἇἈἉἌἍἐἑἔἕἘἙἜἝἠἡἤἥἰἱἴἵὀὁὄὅὐὑὔὕὠὡὤὥὰάὲέὴήὶίὸόὺύὼώᾳῃῳᾶῆῖῦῶῥ",
        "АаЁёҐґЄєІіЇїЎўЂђЃѓЈјЉљЊњЋћЌќЏџӘәҒғҚқҢңӨөҰұҮүҺһҖҗҘҙҠҡҪҫҶҷӢӣӮӯӐӑӖӗҔҕҤҥӒӓӦӧӰӱӸӹӀӜӝӞӟӤӥӴӵ",
        "ԱաԲբԳգԴդԵեԶզԷէԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշՈոՉչՊպՋջՌռՍսՎվՏտՐրՑցՒւՓփՔքՕօՖֆև",
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵᲐᲑᲒ",
        "אבגדהוזחטיךכלםמןנסעףפץצקרשתְִֵֶַָֹֻּׁׂ״׳",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْپچژگکیٹڈڑںھہےۓۂ٠١٢٣۴۵۶",
        "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौ्ंःँ़ऽ०१२३ळॐ",
        "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌ্ংঃঁড়ঢ়য়০১২৩",
        "அஆஇஈஉஊஎஏஐஒஓஔகஙசஞடணதநபமயரலவழளறனஜஷஸஹாிீுூெேைொோௌ்ஃ",
        "అఆఇఈఉఊఋఎఏఐఒఓఔకఖగఘఙచఛజఝఞటఠడఢణతథదధనపఫబభమయరలవశషసహళాిీుూృెేైొోౌ్ంః",
        "ಅಆಇಈಉಊಋಎಏಐಒಓಔಕಖಗಘಙಚಛಜಝಞಟಠಡಢಣತಥದಧನಪಫಬಭಮಯರಲವಶಷಸಹಳಾಿೀುೂೃೆೇೈೊೋೌ್ಂಃ",
        "അആഇഈഉഊഋഎഏഐഒഓഔകഖഗഘങചഛജഝഞടഠഡഢണതഥദധനപഫബഭമയരറലളഴവശഷസഹാിീുൂൃെേൈൊോൌ്ംഃൺൻർൽൾ",
        "અઆઇઈઉઊઋએઐઓઔકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલવશષસહળાિીુૂૃેૈોૌ્ંઃ",
        "ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸ਼ਸਹਾਿੀੁੂੇੈੋੌ੍ੰਂੱ",
        "අආඇඈඉඊඋඌඑඒඔඕඖකඛගඝඞචඡජඣඤටඨඩඪණතථදධනපඵබභමයරලවශෂසහළෆාැෑිීුූෘෙේෛොෝෞ්ංඃ",
        "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮະັາຳິີຶືຸູົຼຽເແໂໃໄໆ່້໊໋໌ໍໜໝ",
        "ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဣဤဥဦဧဩဪါာိီုူေဲံ့း္်ျြွှဿ၀၁၂၃",
        "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអាិីឹឺុូួើឿៀេែៃោៅំះៈ្០១២៣",
        "ሀሁሂሃሄህሆለሉሊሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ፩፪፫",
        "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์๐๑๒",
    ];
    for alphabet in alphabets {
        let missing = missing(&Fonts::bundled(), alphabet.chars());
        assert!(missing.is_empty(), "{missing:?}");
    }
}
