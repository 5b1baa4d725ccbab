//! Words that news writes for each other. English: where a model rewords most.

use std::sync::LazyLock;

use crate::hash::{HashMap, HashMapExt as _};

/// Words of one meaning a line, by their bare forms and those that no ending makes. None stands beside its opposite.
const GROUPS: &[&str] = &[
    "close closed closing closure shut shutdown shutting",
    "open reopen reopened unveil",
    "cost price worth expense expensive pay paid payment fee charge bill",
    "free gratis unpaid charge paying",
    "buy bought purchase acquire acquisition",
    "sell sold sale selling",
    "begin began begun start launch",
    "end ended finish complete completion conclude",
    "late delay delayed behind postpone schedule",
    "big large huge major great giant",
    "small little tiny minor",
    "fall fell fallen drop decline decrease reduce reduction slump down lower plunge",
    "rise rose risen increase grow grew grown growth climb raise higher up jump soar",
    "half halve halved",
    "double doubled twice",
    "die died dead death deaths dying kill killed",
    "hurt injure injured injury wound wounded",
    "murder murdered murdering killing kill homicide",
    "staff employee worker workforce personnel job work",
    "boss chief head chair chairman chairwoman chairperson leader director president executive",
    "hospital clinic infirmary",
    "doctor physician medic medical",
    "school pupil student teacher class classroom",
    "firm company business corporation enterprise maker contractor",
    "car vehicle automobile",
    "truck lorry trucks lorries",
    "plane aircraft airplane jet flight",
    "ship boat vessel ferry",
    "road street highway motorway route",
    "house home building property",
    "flat apartment",
    "police officer officers cop detective",
    "court judge trial tribunal",
    "jail jailed prison imprisoned sentenced",
    "arrest arrested detain detained custody",
    "government state ministry administration",
    "minister secretary",
    "parliament parliamentary mp mps lawmaker lawmakers legislature senate congress",
    "vote voted ballot poll election",
    "oppose opposed opposition against object",
    "support supported back backed favour favor endorse",
    "approve approved agree agreed accept accepted endorse",
    "reject rejected refuse refused decline declined",
    "call called name named describe described label dub dubbed",
    "say said tell told state stated add added claim claimed note noted declare declared explain explained according comment commented statement reveal revealed announce announced report reported",
    "warn warned caution warning fear fears feared afraid worry",
    "think thought believe believed",
    "want wants wish demand demanded demands seek sought ask asked request",
    "need needed require required requirement must",
    "plan planned intend intended aim",
    "expect expected forecast predict predicted anticipate likely",
    "show showed shown reveal revealed display",
    "find found discover discovered",
    "build built construct constructed construction building",
    "make made create created produce produced manufacture",
    "repair repaired renovate renovation restore restored restoration fix",
    "replace replaced swap",
    "carry carried transport hold holds held",
    "fly flew flown flight flights airlift",
    "win won winner victory beat beaten defeat defeated winning triumph",
    "lose lost loss losing",
    "match game fixture",
    "team side club squad",
    "player footballer",
    "goal score scored scoring strike struck net netted",
    "film movie",
    "picture photo photograph image",
    "video footage clip",
    "kid child children youngster",
    "man men male",
    "woman women female",
    "person people resident residents",
    "mother mum mom parent",
    "father dad parent",
    "wife husband spouse married",
    "son daughter child",
    "tourist tourism visitor visit visited visits",
    "fan supporter",
    "money fund funds funding cash finance",
    "tax levy",
    "year annual annually yearly",
    "day daily",
    "week weekly",
    "month monthly",
    "night nights overnight",
    "permanent permanently good forever",
    "temporary temporarily",
    "use used usage",
    "help helped aid assist assistance",
    "need needs",
    "attack attacked assault assaulted",
    "crash crashed collision collide collided accident",
    "fire blaze flames burn burned burnt",
    "flood flooding floods",
    "rule rules ruling law legal regulation",
    "ban banned forbid forbade forbidden prohibit prohibited bar barred",
    "dismiss dismissed sack sacked fire fired layoff",
    "quit resign resigned",
    "illness disease sick ill",
    "drug medicine",
    "illegal unlawful",
    "allow allowed permit permitted let",
    "stop stopped halt halted",
    "continue continued remain remained remains stay stayed still",
    "leave left depart departed",
    "come came arrive arrived arrival",
    "go went gone travel travelled",
    "take took taken",
    "give gave given grant granted",
    "get got gotten receive received obtain obtained",
    "send sent",
    "meet met meeting",
    "speak spoke spoken talk talked",
    "write wrote written",
    "see saw seen view",
    "hear heard",
    "sink sank sunk",
    "choose chose chosen pick picked select selected",
    "teach taught",
    "catch caught",
    "hide hid hidden",
    "know knew known",
    "break broke broken",
    "drive drove driven driver",
    "steal stole stolen theft",
    "shoot shot shooting gunman gun",
    "fight fought battle",
    "run ran running",
    "bring brought",
    "spend spent",
    "pay paid",
    "lead led",
    "share stake",
    "profit earnings",
    "dollar dollars usd",
    "percent percentage cent",
    "decision decide decided ruling",
    "deal agreement contract treaty pact",
    "talks negotiations discussions",
    "area region district",
    "town city",
    "country nation",
    "quick quickly fast rapid rapidly speed",
    "old elderly aged age",
    "new newly recent recently latest",
    "famous celebrity star",
    "rich wealthy",
    "quarter quarters",
    "adult adults grown",
    "cover covers covered",
    "forecast predict",
];

/// The lines that each word stands on.
static LINES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, group) in GROUPS.iter().enumerate() {
        for word in group.split(' ') {
            lines.entry(word).or_default().push(number);
        }
    }
    lines
});

fn lines(key: &str) -> &'static [usize] {
    let known = |word: &str| LINES.get(word).map(Vec::as_slice);
    known(key)
        .or_else(|| {
            ENDINGS[1..]
                .iter()
                .filter_map(|ending| key.strip_suffix(ending))
                .filter(|bare| bare.len() > 2)
                .find_map(known)
        })
        .unwrap_or_default()
}

/// Whether two folded words may stand for each other.
pub(super) fn are(one: &str, other: &str) -> bool {
    let ours = lines(one);
    !ours.is_empty() && lines(other).iter().any(|line| ours.contains(line))
}

/// The words that may stand for a folded word, in the forms that the lines have.
pub(super) fn of(key: &str) -> impl Iterator<Item = &'static str> {
    lines(key).iter().flat_map(|line| GROUPS[*line].split(' '))
}

/// What words of the lines end in elsewhere.
pub(super) const ENDINGS: [&str; 8] = ["", "s", "es", "d", "ed", "ing", "er", "ers"];
