//! Who is to see a summary, in the words that people have for it.
//!
//! A summary that goes to the channel although its reader said "private" is the worst slip that a summarizer can make, and
//! one that stays private against its reader's will costs a press of Share. So these lists are long, near misses count,
//! and private wins over public.
//!
//! The languages are Slack's own (English, German, Spanish, French, Italian, Portuguese, Japanese, Korean and Chinese,
//! <https://slack.com/help/articles/215058658>), and others whose speakers would otherwise be read in public: of the
//! European Union's neighbours and of the largest in the world.
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::spelling::{
    WordList, entries, fold, is_space, slips, without_invisible, word_list, words,
};

/// What the words beside a link, or an option beside a text, say of who sees the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) private: bool,
    pub(super) public: bool,
}

/// How words for "private" begin. Whatever else begins so (privacy, secretary) is seldom typed beside a link.
const PRIVATE_STEMS: &[&str] = &[
    // private, privat, privé, privado, privato, privátně, privātā …
    "priv, prv, pvt, prywat, priwat, приват, частн, личн, лично, особист, soukrom, sukrom, yksityi",
    "ιδιωτικ, ozel, kisisel, pribadi, peribadi, خاص, خصوصی, شخصی, פרטי, אישי, निजी, प्राइवेट",
    // personal
    "personal, personlig, persoonlij",
    // confidential, secret
    "confiden, konfiden, конфиденц, vertraul, vertrouwel, riservat, reservad, fortrolig, secre, segre",
    "geheim, hemlig, hemmelig, tajn, секрет, gizli, rahasia, सीक्रेट, गोपनीय",
    // unseen
    "incognito, inkognito, ephemeral, discre, diskre, stealth, lowkey",
    // The same, and "not public" in a word, in more languages.
    "nichtoffentl, nichtoeffentl, unoffentl, nichtpub, personlich, confidenzial, nascost, sigilo, personnellement",
    "тайн, личк, поверител, поверљив, прихов, таємн, конфіденц, непублич, непубліч, povjerlj, poverlj, zaseb, zaup",
    "duver, dovern, neverejn, nesdil, nezdiel, nezverejn, nepublik, poufn, niejawn, niepubl, sekret, bizalmas, titk",
    "luottamuks, salai, kahdenkesk, faragha, einka, slaptai, εμπιστευτικ, απορρητ, κρυφ, μυστικ, προσωπικ",
    "الخاص, بالخاص, محرمانه, للخاص, בפרטי, לפרטי, באישי, לאישי, חסוי, בסוד, דיסקרטי",
];

/// Whole words that mean it.
const PRIVATE_WORDS: &[&str] = &[
    "priv, dm, myself, hidden, hide, quiet, quietly, silently, unlisted, whisper, nonpublic",
    "notpublic, nopublic, unpublic, magan, mne, меня, мне, мені, סודי, سري, مخفی, onlyme, justme",
    "onlyforme, justforme, hush, invisible, invisibly, unseen, heimlich, insgeheim, unsichtbar",
    "dms, dmed, dming, dmden, dmben, psst, pssst, chut, motus, тсс, тссс, мене, мен, oculto, oculta, escondido, versteckt",
    "verborgen, skjult, dolt, usynlig, osynlig, stiekem, mezelf, mijzelf, ozelden, japri, zame, niretzat, بسرية, سرا, سرية",
];

/// Phrases that mean it, without accents.
const PRIVATE_PHRASES: &[&str] = &[
    "only for me, for me only, only me, me only, just me, just for me, only to me, for me, to me",
    "me alone, only i, just i, only mine, my eyes, own eyes, eyes only, between us",
    "between you and me, no one else, nobody else, noone else, nobody but me, no one but me",
    "for my own, my own use",
    // German
    "nur ich, nur mich, nur mir, fur mich, an mich, unter uns, niemand sonst, meine augen",
    // French
    "pour moi, a moi, que moi, moi seul, moi uniquement, juste moi, seulement moi, entre nous",
    // Spanish
    "para mi, solo yo, solo mi, solo a mi, entre nosotros, nadie mas",
    // Portuguese
    "para mim, pra mim, so eu, apenas eu, somente eu, ninguem mais",
    // Italian
    "per me, solo io, solo me, solo a me, soltanto io, tra noi",
    // Dutch
    "voor mij, alleen ik, alleen mij, aan mij",
    // Swedish, Danish, Norwegian
    "for mig, for meg, till mig, til mig, til meg, bara jag, bara mig, endast jag, kun mig, kun meg",
    "kun jeg, bare jeg, bare meg",
    // Polish, Czech, Slovak, Croatian, Serbian
    "dla mnie, tylko ja, tylko mnie, pro me, jen ja, jenom ja, pouze ja, pre mna, iba ja, za mene",
    "samo ja, samo meni",
    // Hungarian, Romanian, Finnish, Turkish
    "csak nekem, csak en, csak magamnak, pentru mine, doar eu, minulle, vain mina, bana ozel",
    "sadece ben, sadece bana, yalnizca ben, yalnizca bana",
    // Indonesian, Vietnamese
    "hanya saya, untuk saya, rieng tu, chi minh toi, chi toi, rieng toi",
    // Greek, Russian
    "για μενα, μονο εγω, только я",
    // Chats, and more of the above
    "4 me, between me and you, off the record, fuer mich, vier augen, mis ojos, mes yeux, miei occhi",
    "meus olhos, direct message, message me, send me this, send it to me, pm me, a pm, pm please, by pm, via pm, per pm, as pm",
    "internal only, only self, without posting, nicht fur alle, pas pour tous, pas pour tout, no para todos, nao para todos",
    "a mi solo, lo vea yo, so comigo, em particular",
    // English, as people say it to a colleague
    "keep this to yourself, keep it to yourself, keep that to yourself, not the whole team, not the whole channel, not the whole group",
    "not the whole company, off the channel, off channel, off this channel, off our channel, off the record, out of the channel",
    "out of this channel, out of our channel, out of channel, away from the others, off the group, out of the group",
    "see no evil, speak no evil, on the dl",
    "solely me, solely for me, exclusively for me",
    "exclusively me, mums the word, mum s the word",
    "not to the team, not for the team, not to the group, not the group",
    "not for all, not to all, not to them, not for them, not in the thread, hide it from, my own eyes",
    "direct message, zipper mouth face, closed lips, closed lock",
    // German
    "mir allein, ich allein, mich allein, bloss ich, bloss mir, bloss mich, ausschliesslich ich, ausschliesslich mir",
    "ausschliesslich mich, lediglich mir, nur intern, sonst niemand, sonst keiner, niemand anders, niemand anderes",
    "per pn, als pn, eine pn, per direktnachricht, als direktnachricht, nur selbst, nicht fur andere, nicht fur die anderen",
    // French
    "moi seule, en mp, par mp, en aparte, a titre personnel, message personnel",
    "message direct, garde le pour toi, gardez le pour vous, garde ca pour toi, a l abri des regards",
    // Spanish, Catalan, Galician
    "para mi sola, por interno, por md, al md, en md, por mp, mensaje directo",
    "guardatelo, solo conmigo, unicamente yo, unicamente para mi, unicamente a mi, per a mi, nomes jo, so para min",
    // Portuguese
    "so a mim, apenas mim, somente mim, para eu ver, pra eu ver, para eu ler, pra eu ler, por pv",
    "so pra eu, so para eu, mensagem direta, so comigo, guarda pra voce",
    // Italian
    "fra noi, quattr occhi, a quattrocchi, soltanto me, solamente io, solamente me",
    "unicamente io, messaggio diretto",
    // Dutch
    "enkel ik, enkel mij, slechts ik, onder ons, tussen ons, niemand anders, alleen voor mezelf",
    // Swedish, Danish, Norwegian, Icelandic, Finnish, Estonian, Latvian, Lithuanian
    "mellan oss, mellem os, mellom oss, mig sjalv, mig selv, meg selv, ingen annan, ingen anden, ingen andre, bara till mig",
    "bara fyrir mig, fyrir mig, vain itselleni, ei kanavalle, ei muille, kahden kesken, meidan kesken, vain minun, ala jaa",
    "ei julkinen, ei julkisesti, ainult mulle, ainult mina, tikai man, tikai es, tik man, tik as",
    // Polish, Czech, Slovak, Croatian, Serbian, Slovene
    "tylko mi, miedzy nami, na priv, jen me, jen mne, jenom mne, jenom me, pouze mne, pouze me",
    "jen mi, pro mne, mezi nami, mezi namma, mezi ctyrma ocima, nikomu neukaz, medzi nami, len ja, len mne, len pre mna",
    "len mi, samo jaz, samo za me, samo mi, med nama, medu nama, izmedu nas, nemoj objaviti",
    // Hungarian, Romanian, Turkish, Azerbaijani
    "csak magam, csak en, kettonk kozott, senki mas, ne oszd meg, ne tedd kozze, nem nyilvanos, nem publikus, nem a csatornaba",
    "numai pentru mine, numai eu, doar mie, numai mie, intre noi, nu publica, nu distribui, nu posta, nu pe canal, nu in canal",
    "nimeni altcineva, benim icin, bana ozel, yalniz ben, yalniz bana, bir tek ben, bir tek bana, tek ben, sirf bana, sirf ben",
    "kimse gormesin, kimseye gosterme, kimseyle paylasma, herkese acik degil, kanala atma, kanala yazma",
    "kanalda paylasma, kanala gonderme, kanalda olmasin, menim ucun, ozel mesaj",
    // Indonesian, Malay, Vietnamese, Tagalog
    "cuma saya, buat saya, hanya aku, untuk aku, cuma aku, buat aku, khusus saya, khusus untuk saya, saya saja, aku saja, saya sahaja",
    "untuk diri sendiri, jangan dibagikan, jangan bagikan, jangan share, jangan di share, jangan di channel",
    "jangan di kanal, jangan publik, jangan diposting, antara kita, chi cho toi, cho rieng toi, rieng cho toi, danh rieng cho toi",
    "chi minh minh, chi minh em, cho toi xem thoi, khong cong khai",
    "tin nhan rieng, chi de toi, sa akin lang, ako lang, huwag i share, wag i share, huwag ibahagi",
    // Greek
    "μονο σε μενα, μονο εμενα, σε μενα, μεταξυ μας, κανενας αλλος, κανεις αλλος, μην το δημοσιευσεις, μη δημοσιευσεις",
    "μην δημοσιευσεις, μην το μοιραστεις, οχι στο καναλι, οχι δημοσια, οχι δημοσιο",
    // Russian, Ukrainian, Bulgarian, Serbian
    "для меня, только для меня, только для себя, только себе, только мне, только я, один я, я один, между нами, без огласки",
    "не для всех, не в канал, не в канале, не в общий, в лс, в личные, не делись",
    "не выкладывай, не выкладывайте, не постить, не пости, не распространять, не распространяй, личное сообщение",
    "тільки для мене, лише для мене, для мене, тільки мені, лише мені, тільки я, лише я, лише собі, тільки собі, між нами",
    "не для всіх, не в каналі, не в канал, не публікуй, не публікуйте, не показуй, не поширюй, не поширюйте",
    "само за мен, само на мен, само аз, само за мене, само мени, само ја, само јас, между нас, међу нама",
    "не споделяй, не споделяйте, не в канала, на лично",
    // Hebrew, Arabic, Persian, Urdu
    "רק לי, לי בלבד, רק בשבילי, בשבילי, רק עבורי, עבורי, רק אני, אני בלבד, רק אליי, אליי בלבד, לעיניי, לעיני בלבד, ביני לבינך, בינינו",
    "אל תשתף, אל תשתפו, לא לשתף, לא בערוץ, לא לערוץ, לא לפרסם, אל תפרסם, לא ציבורי, לא פומבי, לא בפומבי, לא לכולם",
    "فقط لي, لي فقط, لي وحدي, لي أنا, لي انا, أنا فقط, انا فقط, فقط أنا, فقط انا, لوحدي, بيننا, بيني وبينك",
    "لا تنشر, لا تنشره, لا تنشرها, لا تشارك, لا تشاركه, لا تشاركها, دون نشر, بدون نشر, ليس في القناة, لا في القناة, ليس علنا",
    "ليس للجميع, غير علني, على انفراد, رسالة خاصة, لعيني فقط, فقط برای من, فقط به من",
    "منتشر نکن, به اشتراک نگذار, بین خودمان, در کانال نه, صرف میرے لیے, میرے لیے, صرف مجھے, صرف میں",
    // Hindi and Marathi, whose signs part words
    "केवल मेरे लिए, सिर्फ मेरे लिए, सिर्फ़ मेरे लिए, बस मेरे लिए, मेरे लिए, केवल मुझे, सिर्फ मुझे, सिर्फ़ मुझे, बस मुझे, मुझे ही, केवल मैं",
    "सिर्फ मैं, सिर्फ़ मैं, शेयर मत, शेयर न, साझा मत, साझा न, चैनल में नहीं, चैनल पर नहीं, चैनल में मत, सार्वजनिक नहीं, सार्वजनिक मत, पब्लिक नहीं, पब्लिक मत",
    "किसी को मत, किसी को न, फक्त माझ्यासाठी, माझ्यासाठी, फक्त मला, केवळ मला, केवळ माझ्यासाठी, फक्त मी, sirf mere liye, mere liye",
    "sirf mujhe, keval mere liye, keval mujhe",
];

/// Phrases that mean it beside a link, and that a line of a text may hold for another reason: "Be kind to yourself", "Talks behind
/// closed doors".
const WEAK_PHRASES: &[&str] = &[
    "away from the channel, no audience, out of sight, low key, yours truly, yo lo vea, moi seulement, eigenen info, eigene info",
    "zur eigenen, ikke del, ikke dele, del ikke, dela inte, inte dela, chi hien cho toi, hien cho toi, cho toi xem, untukku",
    "jangan tampilkan, jangan kirim, ke orang lain, pn bitte, bitte pn, pn an mich, mandalo a me, a me solo, a me soltanto",
    "to yourself, on the quiet, on the sly, on the qt, down low, under wraps, under the radar, sub rosa",
    "behind closed doors, one on one, 1 on 1, one to one, i alone, stays between, stay between, keep between",
    "under your hat, own use, for my use, by myself, not the team, not in here, not here, private eyes, me and nobody",
    "direct messages, zu mir, im stillen, moi meme, tete a tete, usage personnel, mon usage, pas devant, para mi solo",
    "conmigo, a solas, a escondidas, para min, mi uso, a mim, eu veja, no pv, no inbox, na surdina, entre nos, comigo",
    "di nascosto, in disparte, in mp, mio uso, mijn ogen, i smyg, itselleni, dla siebie, w cztery oczy, moje oczy",
    "pro sebe, pre seba, nikome, ne objavljuj, magamnak, aramizda, kendime, kendim icin, diri sendiri, diam diam",
    "chi em, minh toi, bi mat, kin dao, dung chia se, khong chia se, dung dang, khong dang, nhan rieng, для себя",
    "никому не, не всем, не в чат, не в чате, тет а тет, для себе, нікому не, не всім, за мен, за мене, никој, אף אחד",
    "وحدي, لنفسي, من أجلي, من اجلي, فقط من, برای من, برای خودم, خفیہ, ذاتی, نجی",
];

/// The same in scripts that are written without spaces, or join words: found anywhere. These are nouns or begin one, so that
/// a text may begin with them: "秘密の港", "私人飞机", "개인 정보".
const PRIVATE_ANYWHERE: &[&str] = &[
    // Japanese
    "非公開, プライベート, 自分用, 個人用, 内密, 内緒, 秘密, こっそり, ないしょ, ナイショ, ひみつ, 個人的, 個人宛, 個別, 本人宛, 私用, 極秘, 内々",
    "シークレット, 非表示, 社外秘, 部外秘, マル秘, 他言無用, オフレコ, ここだけの話, ダイレクトメッセージ, 個チャ",
    // Chinese
    "私人, 私密, 私下, 不公开, 不公開, 非公开, 保密, 隐私, 隱私, 悄悄, 偷偷, 私聊, 私信, 私訊, 私讯, 私底下, 单独, 單獨, 机密, 機密, 秘密",
    // Korean
    "비공개, 개인, 비밀, 프라이빗, 귓속말, 쪽지, 일대일, 갠톡, 대외비, 기밀, 디엠, 몰래, 혼자, 조용히",
    // Thai
    "ส่วนตัว, ความลับ, เงียบๆ",
    // India
    "व्यक्तिगत, गोपनीय, प्राइवेट, सीक्रेट, गुप्त, खाजगी, खासगी, ব্যক্তিগত, গোপন, தனிப்பட்ட, இரகசிய, ரகசிய, వ్యక్తిగత, రహస్య, ખાનગી, ਨਿੱਜੀ, ಖಾಸಗಿ, സ്വകാര്യ",
    // As pictures
    "🔒, 🔐, 🤫, 🤐, 🙈, 🙊, 🕵, :lock:, :shushing_face:",
];

/// The same as a person says it of herself, or of what she asks for: no text begins with them for another reason.
const PRIVATE_WISHES: &[&str] = &[
    // Japanese
    "自分だけ, 私だけ, 僕だけ, 俺だけ, わたしだけ, ぼくだけ, おれだけ, あたしだけ, 自分にだけ, 私にだけ, 僕にだけ, 俺にだけ, わたしにだけ, 自分のみ, 私のみ",
    "自分にのみ, 私にのみ, 本人のみ, 本人だけ, 本人にだけ, 本人にのみ, 本人限定, 自分宛, 私宛, 僕宛, わたし宛, 自分専用, 自分しか, 自分にしか, 私しか, 私にしか",
    "一人だけ, 他の人に見, 他の人には見, 誰にも見, 誰にも言, 誰にも知, みんなには見, みんなに見せ, 皆に見せ, 皆には見",
    // Chinese
    "仅自己, 僅自己, 仅我, 僅我, 只有我, 只给我, 只給我, 只发给我, 只發給我, 单独发给我, 單獨發給我, 单独给我, 單獨給我, 私发给我, 私發給我",
    "仅本人, 僅本人, 仅限本人, 僅限本人, 只给本人, 仅供本人, 仅供我, 僅供我, 只让我, 只讓我, 只能我, 只对我, 只對我, 仅对我, 僅對我, 就给我, 就給我, 给我自己, 給我自己",
    "我自己看, 自己看, 我一个人, 我一個人, 就我看, 只我, 仅限我, 僅限我, 仅限自己, 僅限自己, 發給我自己, 发我自己",
    // Korean
    "나만, 저만, 나에게만, 저에게만, 나한테만, 저한테만, 내게만, 제게만, 본인만, 본인에게만, 본인한테만, 나 혼자, 저 혼자, 혼자만",
    // Thai
    "เฉพาะฉัน, เฉพาะผม, เฉพาะดิฉัน, เฉพาะเรา, เฉพาะหนู, แค่ฉัน, แค่ผม, แค่ดิฉัน, แค่เรา, แค่หนู, ฉันคนเดียว, ผมคนเดียว, ดูคนเดียว, เห็นคนเดียว",
    "ให้ฉันเห็น, ให้ผมเห็น, ให้ฉันดู, ให้ผมดู, เพียงฉัน, เพียงผม, ฉันเท่านั้น, ผมเท่านั้น, ดิฉันเท่านั้น",
    // India
    "শুধু আমার জন্য, আমার জন্য, শুধু আমাকে, শুধুমাত্র আমা, எனக்கு மட்டும், నాకు మాత్రమే, మాకు మాత్రమే, ફક્ત મારા માટે, માત્ર મારા માટે, ਸਿਰਫ਼ ਮੇਰੇ ਲਈ",
    "ನನಗೆ ಮಾತ್ರ, എനിക്ക് മാത്രം",
    // Not to be shown
    "公開しない, 公開しな, 公開せず, 公開はし, 公開禁止, 共有しない, 共有せず, 共有はし, 共有禁止, 見せない, 見せずに, 投稿しない, 投稿せず, 投稿はし, 出さないで, 出さず",
    "流さないで, 流さず, 載せないで, 載せず, 貼らないで, 貼らず, 伏せて, 口外",
    "不要公开, 不要公開, 别公开, 別公開, 勿公开, 勿公開, 不想公开, 不想公開, 不要分享, 别分享, 別分享, 勿分享, 不分享, 不要共享, 不要发, 不要發, 别发, 別發, 勿发, 勿發",
    "不发到, 不發到, 不发群, 不發群, 别在群, 別在群, 不要在群, 不在群, 不要在频道, 不要在頻道, 别在频道, 別在頻道, 不在频道, 不在頻道, 不要转发, 不要轉發",
    "别让, 別讓, 不要让别人, 不要讓別人, 不让别人, 不讓別人, 不想让, 不想讓, 不对外, 不對外, 勿外传, 勿外傳, 别外传, 別外傳, 不要外传, 不要外傳, 别告诉, 別告訴",
    "不要告诉, 不要告訴, 不要给别人, 不要給別人, 别给别人, 別給別人",
    "공유하지, 공개하지, 보여주지, 보여 주지, 올리지, 게시하지, 안 보이게, 보이지 않게, 보이지 않도록, 공유 금지, 공개 금지, 채널 말고, 채널에는 말고",
    "อย่าแชร์, ไม่แชร์, ห้ามแชร์, ไม่ต้องแชร์, อย่าโพสต์, ไม่ต้องโพสต์, ห้ามโพสต์, อย่าเผยแพร่, ไม่เผยแพร่, ไม่เปิดเผย, อย่าเปิดเผย, ไม่ให้คนอื่น, อย่าให้คนอื่น",
];

/// What may be joined to them: "in private, please".
const PARTICLES: &[&str] = &["", "で", "に", "でお願いします", "にして", "로", "으로"];

/// What else stands beside them in a wish of a script that parts no words: "please show it to me alone". What more there is,
/// is a text's own.
const UNSPACED_COURTESIES: &[&str] = &[
    "でお願いします, お願いします, お願い, にしてください, にして下さい, してください, して下さい, にして, ください, 下さい, くれますか, もらえますか, だけ, として",
    "要約, まとめて, 見せて, 見えるように, 表示, 返信, 送って, 読みたい, 見たい, 教えて, 返して, 答えて, これ, この, 文章, テキスト, です, ます, よう, ように, して, 私, 自分, 僕",
    "チャンネル, みんな, に, へ, は, も, を, で, が, ね, よ, 宛て, 宛, て, 的, ないで, ない, 希望, 設定, モード",
    "请, 請, 一下, 谢谢, 謝謝, 可见, 可見, 给我, 給我, 发给, 發給, 发, 發, 就好, 就行, 即可, 吧, 地, 的, 哦, 这个, 這個, 这篇, 這篇, 总结, 總結, 摘要, 概括, 回复, 回覆, 看, 要, 我",
    "群里, 群裡, 群組, 群, 频道, 頻道, 到, 里, 裡, 在, 模式, 方式, 处理, 處理, 显示, 顯示, 好吗, 好嗎, 自己, 只",
    "으로, 로, 보기, 볼게요, 볼게, 볼래요, 보여주세요, 보여 주세요, 보여줘, 해주세요, 해 주세요, 해줘, 주세요, 줘, 부탁해요, 부탁드립니다, 부탁합니다, 부탁, 요약, 보게, 보고 싶어요",
    "할게요, 적, 마세요, 말아주세요, 말아 주세요, 마, 에게, 한테, 만, 이거, 이것, 글, 을, 를, 은, 는, 채널에, 도록",
    "ครับ, ค่ะ, นะ, หน่อย, ให้, ดู, เห็น, สรุป, เท่านั้น, แบบ, ขอ, เป็น",
    "文, 句话, 句話, 句, 行, つ, 个, 個, 条, 條, 문장, 개, 줄, ประโยค",
];

/// Words that a slip or two would make "private" of, and that are words themselves.
const NO_SLIPS: &[&str] = &[
    "pirate", "primate", "primates", "prate", "prorate", "probate", "prelate", "pilate", "plicate",
];

static PUBLIC_WORDS: WordList = word_list!([
    "public, publicly, publik, publique, publiquement, publico, publica, publicamente, pubblico",
    "pubblica, offentlich, oeffentlich, offentlig, offentligt, openbaar, публично, публічно, verejne, publicznie",
]);
/// Where somebody is the only one: "I want to be the only one who sees it".
const ALONE: &[&str] = &[
    "only one, only person, only reader, einzige, einziger, einzigen, allein, alleine, seul, seule, unico, unica, enige, enda, eneste",
    "единственный, единственным, только я, jedyny, jedyna, jediny, jedina, egyedul, singur, singura, tek kisi",
];
const PUBLIC_ANYWHERE: &[&str] = &["公開", "公开", "공개"];

/// The person who asks.
static ME: WordList = word_list!([
    "me", "i", "mich", "mir", "ich", "moi", "yo", "mi", "eu", "mim", "io",
]);

/// What is private where somebody does not want it, as [`fold`] leaves it: "not public", "don't share", "nicht im Kanal".
static OPEN: WordList = word_list!([
    "share, shared, sharing, post, everyone, everybody, others, anyone, anybody, channel, kanal",
    "teilen, publish, publishing, posting, posted, broadcast, veroffentlichen, veroffentliche, posten, publier, publie, publiez",
    "partage, partager, partagez, canal, publicar, publiques, publicarlo, compartir, compartas, compartirlo, compartilhe",
    "compartilhar, poste, postar, pubblicare, pubblicarlo, condividere, condividerlo, condividi, canale, delen, deel",
    "publiceren, kanaal, kanalen, dela, dele, публикуи, публиковать, публикуите, показываи, показывать, publikuj, udostepniaj",
]);
/// The same beside a link, where "not for the others" is said of the summary. A text speaks of others as well.
static OPEN_BESIDE_LINK: WordList = word_list!([
    "andere, anderen, anderer, alle, allen, jeder, jeden, jedem, kollegen, gruppe, runde, autres, monde, tous, collegues, groupe, equipe",
    "demas, otros, todos, companeros, grupo, equipo, outros, colegas, equipe, altri, tutti, colleghi, gruppo, collega, groep, iedereen",
    "andra, andre, alla, kollegor, gruppen, innych, wszystkich, wszystkim, kanale, ostatni, ostatnim, vsechny, vsem, vsichni, vsetkych",
    "канал, канале, каналу, чат, чате, общем, общий, общии, всех, всем, других, другим, остальные, остальным, остальных, коллегам",
    "каналі, усіх, всіх, усім, всім, інших, іншим, други, другите, всички, nyilvanos, masok, mindenki, csatorna, csatornaba, csatornan",
    "herkese, herkes, digerleri, digerlerine, baskalari, group, visible, viewable, coworkers, showing, shown, publicized, announce",
    "semua, umum, orang, αλλοι, αλλους, ολους, καναλι, δημοσια",
]);
/// Of whom it is said that they shall not see it: "so that nobody sees it", "que personne ne voie".
static NOBODY: WordList = word_list!([
    "nobody, noone, niemand, niemanden, niemandem, keiner, personne, nadie, ninguem, nessuno, никто, никому, nikt, ingen",
    "keinem, keinen, senkinek, nimanui, muille, nikdo, nikomu, nikto, nitko, niko, nikome, ніхто, нікому, никой, никои, senki, nimeni, kukaan, kimse, κανεις, κανενας",
]);
static SEE: WordList = word_list!([
    "see, sees, seeing, sehen, sieht, voie, voit, vea, ve, veja, veda, zien, ziet",
    "увидел, видел, zobaczy, ser, mostre, mostra, zeigen, показываи, увидит, видит, видят, видели, побачив, бачив, побачить, бачить",
    "види, вижда, vidi, vidi, videl, uvidi, uvidel, lassa, lathassa, latja, vada, nakee, gorsun, gormesin, gorur, δει, βλεπει",
]);
/// The same beside a link.
static READ: WordList = word_list!([
    "montre, montrer, montrez, zeig, sag, sagen, tell, show, pokazuj, ukazuj, neukazuj, mutasd, arata, nayta, gosterme",
    "get, gets, read, reads, reading, lesen, liest, lire, lit, lise, leer, lea, ler, leia, leggere, legga, lezen, leest, lasa, laser",
    "laese, czyta, czytac, читать, читает, zeigt, zeige, sehe, voir, ver, vedere",
]);
static NOT: WordList = word_list!([
    "not, no, non, never, dont, don, doesn, shouldn, without, nobody, noone, nicht, kein, keine",
    "keiner, niemand, ne, pas, nao, sin, senza, niet, nie, inte, ikke, не, нет, ohne, sans, sem, nadie, ninguem, personne",
]);

/// The same beside a link: "I'd rather the others didn't see it".
static NOT_BESIDE_LINK: WordList =
    word_list!(["didn, wouldn, won, mustn, needn, aren, isn, cannot, cant, wont"]);

/// The lists as [`fold`] leaves them, which takes some scripts' letters apart.
struct Folded {
    /// By their first letter.
    stems: HashMap<char, Vec<String>>,
    words: HashSet<String>,
    /// By their first word, the longest first; with whether they are weak.
    phrases: HashMap<String, Vec<(String, bool)>>,
    anywhere: Vec<String>,
    /// Those of them whose own marks part words.
    with_marks: Vec<String>,
    wishes: Vec<String>,
    unspaced_courtesies: Vec<String>,
    alone: Vec<String>,
    public_anywhere: Vec<String>,
    particles: Vec<String>,
}

static FOLDED: LazyLock<Folded> = LazyLock::new(|| {
    let folded = |list: &[&str]| -> Vec<String> { entries(list).map(fold).collect() };
    let longest_first =
        |list: &mut Vec<String>| list.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut anywhere = folded(PRIVATE_ANYWHERE);
    anywhere.extend(folded(PRIVATE_WISHES));
    let mut stems: HashMap<char, Vec<String>> = HashMap::new();
    for stem in folded(PRIVATE_STEMS) {
        if let Some(first) = stem.chars().next() {
            stems.entry(first).or_default().push(stem);
        }
    }
    let mut phrases: HashMap<String, Vec<(String, bool)>> = HashMap::new();
    for (list, is_weak) in [(PRIVATE_PHRASES, false), (WEAK_PHRASES, true)] {
        for phrase in entries(list).map(fold) {
            let parts = words(&phrase);
            if let Some(first) = parts.first() {
                let of_first = phrases.entry((*first).to_owned()).or_default();
                of_first.push((format!(" {} ", parts.join(" ")), is_weak));
            }
        }
    }
    for of_first in phrases.values_mut() {
        // "only for me" before the "only" in it.
        of_first.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    Folded {
        stems,
        words: folded(PRIVATE_WORDS).into_iter().collect(),
        phrases,
        with_marks: {
            let is_parted = |word: &&String| words(word) != [word.as_str()];
            anywhere.iter().filter(is_parted).cloned().collect()
        },
        anywhere,
        wishes: folded(PRIVATE_WISHES),
        unspaced_courtesies: {
            let lists = [PRIVATE_ANYWHERE, PRIVATE_WISHES, UNSPACED_COURTESIES];
            let mut all: Vec<String> = lists.iter().flat_map(|list| folded(list)).collect();
            // "please make it" before the "make" in it.
            longest_first(&mut all);
            all
        },
        alone: folded(ALONE)
            .into_iter()
            .map(|phrase| format!(" {phrase} "))
            .collect(),
        public_anywhere: folded(PUBLIC_ANYWHERE),
        particles: folded(PARTICLES),
    }
});

/// The phrases for "private" among folded words, each with a space at its ends, and whether it is a weak one.
fn phrases_in<'a>(
    words: &'a [&str],
    spaced: &'a str,
) -> impl Iterator<Item = &'static (String, bool)> {
    words
        .iter()
        .filter_map(|word| FOLDED.phrases.get(*word))
        .flatten()
        .filter(|(phrase, _)| spaced.contains(phrase.as_str()))
}

/// Reads the words beside a link.
pub(super) fn read(text: &str) -> Asked {
    // What cannot be seen may part two words, or stand in the middle of one.
    let parted = read_folded(&fold(text));
    let visible = without_invisible(text);
    let joined = if visible.len() == text.len() {
        parted
    } else {
        read_folded(&fold(&visible))
    };
    Asked {
        private: parted.private || joined.private || text.contains('㊙'),
        public: parted.public || joined.public,
    }
}

/// Reads what is glued to a link's end. Behind a dash only "private" itself counts: many a page is called `my--personal-p`.
pub(super) fn read_glued(tail: &str, behind_dash: bool) -> Asked {
    let asked = read(tail);
    let folded = fold(tail);
    let words = words(&folded);
    let is_spelt = |word: &&str| is_spelt_private(word) || is_public(word);
    if words == ["p"] || (behind_dash && !words.iter().any(is_spelt)) {
        Asked::default()
    } else {
        asked
    }
}

fn read_folded(folded: &str) -> Asked {
    let words = words(folded);
    // `-p`, and what a phone makes of it; "P2P" is another thing.
    let has_flag = folded
        .split(|c| is_space(c) || ",;/|".contains(c))
        .any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == "p");
    let says = |list: &WordList| words.iter().any(|word| list.has(word));
    // Nothing but "me", or with a number.
    let only_me = words.iter().any(|word| ME.has(word))
        && words.iter().all(|word| {
            ME.has(word) || is_public(word) || word.bytes().all(|byte| byte.is_ascii_digit())
        });
    let spaced = format!(" {} ", words.join(" "));
    let apart: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let anywhere = FOLDED
        .anywhere
        .iter()
        .any(|word| has_anywhere(folded, word));
    let public = says(&PUBLIC_WORDS)
        || !anywhere
            && FOLDED
                .public_anywhere
                .iter()
                .any(|word| folded.contains(word));
    let is_denied = is_denied(folded, &words, &spaced)
        || says(&NOT) && public
        || is_denied_beside_link(&words, &spaced);
    Asked {
        private: anywhere
            || has_flag
            || only_me
            // `pr1vate`
            || folded
                .split(is_space)
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                .any(is_spelt_private)
            || words.iter().any(|word| is_private(word) || is_shush(word) || is_glued_private(word))
            || phrases_in(&words, &spaced).next().is_some()
            || words[..] == ["pm"]
            || is_denied
            // `p r i v a t e`, `pri-vate`
            || apart.contains("private"),
        // "Not public" is no wish for it.
        public: public && !is_denied,
    }
}

/// Whether a word of a script without spaces stands in a folded text. Korean's letters are taken apart, so that a syllable
/// may seem to begin with another: "혼잡" is not "혼자".
fn has_anywhere(folded: &str, word: &str) -> bool {
    if folded.is_ascii() && !word.is_ascii() {
        return false;
    }
    let is_final = |c: char| matches!(c, '\u{11a8}'..='\u{11ff}');
    folded
        .match_indices(word)
        .any(|(at, _)| !folded[at + word.len()..].starts_with(is_final))
}

/// "shh", "shhhh", "sssh"; "ssh" is a program.
fn is_shush(word: &str) -> bool {
    let rest = word.trim_start_matches('s');
    let count = word.len() - rest.len();
    let is_long = rest.len() > 1 || count > 2;
    count > 0 && is_long && !rest.is_empty() && rest.bytes().all(|byte| byte == b'h')
}

/// Whether a folded word is one of German or a neighbour that begins with "private" and names a thing: "Privatjets",
/// "Geheimdienst". It heads a text as well as "Private jets" does.
pub(super) fn is_compound(word: &str) -> bool {
    let rest = ["privat", "geheim", "personal", "hemlig"]
        .iter()
        .find_map(|stem| word.strip_prefix(stem))
        .unwrap_or_default();
    rest.len() > 3 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'l']) && !rest.starts_with("ment")
}

/// Whether a word in our letters for "private" stands in another script's, which joins its particles: `DMで`, `privateで`,
/// `请DM我`, `DM으로`.
fn is_glued_private(word: &str) -> bool {
    !word.is_ascii()
        && word.contains(is_of_other_script)
        && word
            .split(is_of_other_script)
            .any(|part| !part.is_empty() && (is_private(part) || part == "pm"))
}

/// Scripts whose letters nobody takes for ours.
const fn is_of_other_script(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{1dff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fb1d}'..='\u{fdff}')
}

/// Whether a piece of a text is in a script without spaces and says more than a wish for privacy does: "秘密の港が見つかった" is a
/// sentence about a secret, "秘密でお願いします" a wish.
pub(super) fn is_unspaced_sentence(piece: &str) -> bool {
    let folded = fold(piece);
    if !folded.contains(is_of_unspaced_script)
        || !FOLDED
            .anywhere
            .iter()
            .any(|word| has_anywhere(&folded, word))
    {
        return false;
    }
    let mut rest = folded;
    for word in &FOLDED.unspaced_courtesies {
        if rest.contains(word.as_str()) {
            rest = rest.replace(word.as_str(), " ");
        }
    }
    rest.contains(is_of_unspaced_script)
}

/// Chinese, Japanese, Korean (taken apart or not) and Thai.
const fn is_of_unspaced_script(character: char) -> bool {
    matches!(character, '\u{e01}'..='\u{e4d}' | '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Whether a text says in words that others shall not see something: "don't publish", "between us", "niemand soll es sehen". A word
/// such as "private" alone does not.
pub(super) fn denies_publicity(text: &str) -> bool {
    let folded = fold(text);
    let listed = words(&folded);
    let spaced = format!(" {} ", listed.join(" "));
    // So few words are a phrase and no sentence with one in it: "для себя", "not here please".
    let is_phrase = listed.len() <= 3;
    // A heading of a text begins with a capital.
    let is_typed = listed.len() <= 5 && text.trim_start().starts_with(char::is_lowercase);
    is_denied(&folded, &listed, &spaced)
        || is_typed && is_denied_beside_link(&listed, &spaced)
        || phrases_in(&listed, &spaced).any(|(_, is_weak)| is_phrase || !is_weak)
        || is_phrase
            && listed
                .iter()
                .any(|word| MINE.has(word) || is_glued_private(word))
        || text.chars().count() <= UNSPACED_WISH_LIMIT
            && !is_stated(text)
            && FOLDED.wishes.iter().any(|wish| has_anywhere(&folded, wish))
}

/// "For me" in languages that say it in a word.
static MINE: WordList =
    word_list!(["меня, мне, мені, мене, мен, mne, myself, mezelf, mijzelf, zame, minulle"]);

/// The longest wish of a script without spaces, in characters, that says nothing of a summary: a longer line is a text's.
const UNSPACED_WISH_LIMIT: usize = 40;

/// Whether a sentence of Japanese, Chinese or Korean ends as one that tells something: "市は資料を公開しなかった。"
fn is_stated(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.ends_with(['た', 'だ', 'る', '다', '了'])
}

/// Whether a folded word is of a wish for privacy: "publish", "share", "sees".
pub(super) fn is_of_privacy(word: &str) -> bool {
    is_private(word)
        || [&OPEN, &NOBODY, &SEE, &NOT]
            .iter()
            .any(|list| list.has(word))
        || is_public(word)
}

/// The same in words that a text has for other reasons: "not all", "nobody reads it".
fn is_denied_beside_link(words: &[&str], spaced: &str) -> bool {
    let says = |list: &WordList| words.iter().any(|word| list.has(word));
    says(&NOT) && says(&OPEN_BESIDE_LINK)
        || says(&NOT_BESIDE_LINK) && (says(&OPEN) || says(&OPEN_BESIDE_LINK))
        || (says(&NOBODY) || spaced.contains(" no one ")) && says(&READ)
        || (says(&SEE) || says(&READ)) && FOLDED.alone.iter().any(|one| spaced.contains(one))
}

fn is_denied(folded: &str, words: &[&str], spaced: &str) -> bool {
    let says = |list: &WordList| words.iter().any(|word| list.has(word));
    let public = says(&PUBLIC_WORDS);
    says(&NOT) && (says(&OPEN) || public)
        || (says(&NOBODY) || spaced.contains(" no one ")) && says(&SEE)
        || public && (folded.contains("!public") || words.contains(&"false"))
}

/// Whether a folded word alone asks for a private summary.
pub(super) fn is_private(word: &str) -> bool {
    let begins = || {
        let first = word.chars().next()?;
        let stems = FOLDED.stems.get(&first)?;
        stems.iter().find(|stem| word.starts_with(stem.as_str()))
    };
    FOLDED.words.contains(word) || begins().is_some() || is_spelt_private(word)
}

/// Whether a folded word is "private" itself, in a near miss or another language: in a text, where other words for it
/// are the text's own.
pub(super) fn is_spelt_private(word: &str) -> bool {
    static SPELT: WordList = word_list!([
        "priv, dm, pvt, prvt, privat, privately, prive, privee, privado, privada, privato, privata",
        "privatno, privatus, prywatne, prywatnie, soukrome, sukromne, vertraulich, приватно, лично",
        "ιδιωτικα, ozel, yksityinen, pribadi",
    ]);
    if SPELT.has(word) {
        return true;
    }
    let slipped = match word.chars().count() {
        5..=9 => slips(word, "private"),
        _ => usize::MAX,
    };
    slipped <= 2 && !NO_SLIPS.contains(&word)
}

/// Whether a folded word alone asks for a public summary.
pub(super) fn is_public(word: &str) -> bool {
    PUBLIC_WORDS.has(word)
}

/// Whether a piece of text is "private" and nothing else, with marks, spaces or a digit in it: `p r i v a t e`, `pri-vate`,
/// `pr1vate`.
pub(super) fn is_broken_private(piece: &str) -> bool {
    fold(piece)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| if c == '1' { 'i' } else { c })
        .eq("private".chars())
}

/// The words of a folded text without the phrases that mean private.
pub(super) fn without_phrases(folded: &str) -> String {
    // Signs and marks in these part words.
    let mut folded = folded.to_owned();
    if !folded.is_ascii() || folded.contains(':') {
        for word in &FOLDED.with_marks {
            if folded.contains(word.as_str()) {
                folded = folded.replace(word.as_str(), " ");
            }
        }
    }
    let listed = words(&folded);
    let mut spaced = format!(" {} ", listed.join(" "));
    let mut phrases: Vec<&str> = phrases_in(&listed, &spaced)
        .map(|(phrase, _)| phrase.as_str())
        .collect();
    // "only for me" before the "for me" in it.
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    for phrase in phrases {
        while spaced.contains(phrase) {
            spaced = spaced.replace(phrase, " ");
        }
    }
    if spaced.is_ascii() {
        return spaced;
    }
    for word in &FOLDED.anywhere {
        if !spaced.contains(word.as_str()) {
            continue;
        }
        for particle in &FOLDED.particles {
            spaced = spaced.replace(&format!("{word}{particle} "), " ");
        }
    }
    spaced
}
