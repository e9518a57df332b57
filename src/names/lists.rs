//! Names and the words next to them: each list is one string with spaces between its words, or of single characters.

/// Before a name.
pub(super) const TITLES: &str = "\
Dr Prof Professor Mr Ms Mrs PhD Ph.D Assoc Asst Dipl.-Ing";
/// Behind a name.
pub(super) const DEGREES: &str = "\
PhD DPhil MD MSc MS MA BSc BS BA MBA MPH JD PE EdD Jr Sr MEng";
/// Parts of a name in lower case.
pub(super) const PARTICLES: &str = "\
van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur y i e af av binti bint";

/// Words that occur in titles and headings and never in names.
pub(super) const COMMON_WORDS: &str = "\
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
workshops world writing you your yours \
facts google meet peer review reviews scholar schools \
akademische akademischer angaben arbeiten aktuelle ausbildung ausgewählte beruflicher berufliche daten kenntnisse \
mitarbeit persönliche position projekte publikationen sprachen stationen studium veröffentlichungen vorträge \
werdegang wissenschaftliche wissenschaftlicher wissenschaftliches \
académique académiques activités compétences coordonnées expérience expériences formation formations parcours \
professionnel professionnelle professionnelles professionnels responsabilités scientifiques \
académica académicas acadêmica datos docente experiencia formación investigación personales profesional \
publicaciones dados experiência formação pessoais profissional publicações \
accademica accademiche dati esperienza esperienze formazione istruzione personali professionale professionali \
pubblicazioni utdanning arbeidserfaring opleiding ervaring werk werkervaring \
данные личные научные образование опыт публикации работы doświadczenie wykształcenie zawodowe zkušenosti \
vzdělání bilgileri deneyimi eğitim";

/// Words that begin with a surname by chance, or occur in titles.
pub(super) const NOT_NAMES: &str = "\
主页 首页 个人 简介 简历 关于 关於 關於 个人信息 项目 項目 方向 计划 時間 时间 论文 論文 研究 教育 经历 經歷 荣誉 榮譽 \
奖 獎 博客 归档 文章 成果 联系 聯絡 新闻 新聞 动态 高校 学院 大学 大學 团队 实验 實驗 成员 方法 何为 任职 工作 教学 \
学生 招生 操作 能力 技能 专利 专业 学术 信息 資料 资料 プロフィール 紹介 業績 ホーム 経歴 学歴 職歴 受賞 について お知らせ \
発表 소개 이력 연구 논문 수상 안내 공지 경력 학력 연락 프로젝트 홈페이지 정보 강의 기타";

pub(super) const CHINESE_SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方\
俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季\
麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴\
糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳\
逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩聂晁勾敖融冷訾\
辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公肖付代闫佟苟仝覃楚操揭芦亓逯冼隋戢苑尉矫檀缑漆郇禤佘邸鹿兰丛涂邝庹岳帅迟琚贠\
趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇範魯韋馬鳳費賀湯羅畢鄔樂時傅齊顧黃蕭談龐紀項藍閔賈婁顏鐘鍾盧經單諸龔陸榮儲車寧劉葉龍賴喬蒼雙聞黨譚貢勞邊農溫莊閻連習魚廣闕\
東歐師鞏聶闞饒豐關紅遊權蓋";

/// None of them is a Japanese given name.
pub(super) const COMMONEST_CHINESE_SURNAMES: &str =
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮";

pub(super) const CHINESE_DOUBLE_SURNAMES: &str = "\
欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 端木 独孤";

pub(super) const JAPANESE_SURNAMES: &str = "\
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 \
池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 \
岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 \
大野 小島 谷口 工藤 今井 高田 丸山 増田 杉山 村田 大塚 小山 藤本 平野 新井 河野 上野 武田 野口 松井 千葉 菅原 岩崎 \
久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 \
五十嵐 川口 平田 中田 服部 川崎 岩田 土屋 福島 本田 樋口 秋山 田口 永井 山口 中西 川上 矢野 森下 奥村 星野 大久保 松原 \
浜田 小池 早川 片山 吉村 松村 大橋 石原 栗原 森本 熊谷 荒木 川村 関口 岸田 辻 森 林 原 関 東 南 堀 岡";

pub(super) const KOREAN_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국";

pub(super) const KOREAN_DOUBLE_SURNAMES: &str = "남궁 황보 제갈 사공 선우 서문 독고";

/// The commonest Hungarian and Vietnamese family names, folded.
pub(super) const FAMILY_NAMES_THAT_COME_FIRST: &str = "\
nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz fekete \
szilagyi torok feher gal kis szucs kocsis orsos pinter fodor szalai sipos lukacs gulyas biro kiraly katona jakab bogdan balog \
boros fazekas kelemen somogyi varadi fulop orosz vincze veres hegedus deak budai balint illes szoke voros bognar fabian bodnar \
hajdu halasz mate szekely gaspar pasztor bakos dudas kozma \
nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan";

/// The commonest Spanish and Portuguese family names that do not end in -ez, folded.
pub(super) const IBERIAN_FAMILY_NAMES: &str = "\
garcia ruiz diaz moreno munoz romero alonso navarro torres ramos gil serrano morales molina blanco castro ortega delgado marin \
rubio medina castillo cortes garrido guerrero cruz flores herrera pena rojas vargas reyes mendoza aguilar rivera vidal santos silva \
ferreira pereira oliveira costa rodrigues martins fernandes goncalves gomes lopes marques almeida ribeiro pinto carvalho teixeira";
