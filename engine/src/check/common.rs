//! Words that open sentences with a capital letter and are no names.
//!
//! Lists of stop words hold the small words of each language; these are the nouns, adjectives and adverbs that news begins with.

/// English. Their plurals need no line.
const ENGLISH: &str = "\
able academic accident account accused activist actor actress addition adult adviser agency aid airline aircraft airport ambulance amid \
analyst animal annual another appeal approximately army arrest article artist athlete attack attempt attorney attendance audience author authority \
average award back bad bank barely baby beach bid big body bomb book boss both boy brother budget builder building business buyer \
campaigner campaign candidate captain car care carrier case cash cause celebrity central century chair chairman champion chancellor charge charity \
chief child children choir church citizen city civil claim class clergy climate clinic close club coach coalition colleague college commander comment commission \
committee community commuter company computer concern conductor conservationist construction consultant consumer contractor conversation cost \
council councillor country county couple court crash crew crime criminal critic crowd current cut customer cyclist dad daily dam damage data date daughter \
day dead deal death debate debt decade decision defence defender defendant defense delay demand demonstrator department deputy despite detail detective developer development \
dinner diplomat director disease district doctor dog donor double downtown dozen driver drop drug earlier early earning economist economy editor education elder election \
electric electricity emergency employee employer employment energy engineer engineering entire entry environmental era estimate estimated even event eventually everyone evidence ex \
executive exit expert export extra eyewitness factory failure faith false fame family fan farm farmer father fear federal federation fee fellow female ferry few fewer figure film final finance \
financial fire firefighter firm fisherman fishermen five flight flood floods food football footballer footage force forecaster foreign forest forester form former forward foundation founder four free fresh friend \
fuel full fund funding funeral further future gallery game gang gas general girl global goal goalkeeper gold good goods government governor graduate grandmother grandfather group growth guard \
guest guide gunman gunmen half hand hard head health heavy help hero high higher historic historian history holder holiday home hope hospital host hotel hour house household housing human hundred \
hunger husband ice idea illegal illness image import income independent industry inflation information initial injury inquiry inside inspector institute insurance interest interior international internet \
interview investigation investigator investment investor island islander issue jail jet job joint journalist judge juror jury justice key kid king knowledge labor labour land language large last late later latest \
law lawmaker lawyer leader league legal legend lesson letter level library life light line link list little loan local long lorry loss lot low lower machine magazine main major majority \
male man manager manufacturer many map march marine mark market marriage match material maximum mayor meanwhile measure media medic medical medicine meeting member memory men merchant message meteorologist \
mid middle midfielder midwife migrant mile military militant million minimum minister minor minority minute mobile model modern money month more mortgage most mother motorist mountain movie much multiple mum murder museum music musician \
name nation national native natural nearly need negotiation negotiator neighbor neighbour network new newcomer news newspaper night nobody nominee normal north northern note nothing notice novel nuclear number nurse observer occupant \
ocean offer office officer official oil old older online only opener opinion opponent opposition option order ordinary organization organisation organiser organizer origin original other output outside overall overnight owner \
page pair panel paper paramedic parent parish parliament part participant partner party passenger past patient pay payment peace pension pensioner people performance perhaps period person personal petition petrol photo photograph photographer phone \
picture pier pilot place plan plane plant play player plenty police policeman policy politician pollution poor population port possible post potential poverty power practice premier present president press pressure previous price prime prince princess prison prisoner private \
probably problem process producer product production professor profit program programme progress project promotion property proposal prosecutor protest protester provider public publisher pupil quarter queen question quick quite race radio rail \
rain rare rate rather reader real rebel recent recently record recovery referee reform refugee region regional regular regulator relative release reliance relief religious renovation rent repair repeated report reporter representative republican rescue rescuer research researcher \
resident resource respondent rest restaurant result retail retailer return revenue rich rider right rioter rise rival river road robot role room royal rule ruling rumor rumour runner rural sailor safety sale same sample satellite saving school schoolboy schoolgirl science scientist scores sea search \
season seat second secretary sector security seller senator senior series serious servant service session settlement several severe sex share shareholder ship shop shopkeeper shopper short shortage show side sign signal similar simple singer single sister site situation size skipper sky small smaller \
smoke snow social society software soldier solution some somebody someone son song soon source south southern space special specialist species speech speed spending sport spokesman spokeswoman spokesperson squad stadium staff stage star start state statement station statistics steel still stock storm story \
street strike striker strong student studio study style subject subsequent success such suicide sum supplier supply support supporter surgeon surprise survey survivor suspect system takeover talk target tax taxpayer teacher team tech technology teenager temperature temporary tenant tension term terror terrorist test \
testimony text thanks theatre theater theme theory therapist thousand threat ticket tiny today together toll tomorrow tonight top total tourism tourist tournament town trade trader traditional traffic train trainer training transport travel traveller treatment tree trial troop trouble truck trust truth two \
umpire uncle union unit university unknown unlike urban user usual vaccine value van various vehicle veteran victim video viewer village villager violence violent visitor voice volunteer voter wage walker war warning wave way weak wealth weapon weather website week weekend weight west western white whole wide \
wife wild winger wind window winner winter witness woman women word work worker workforce world worst writer wrong yacht year yesterday yet young younger youngster youth zero zoo scientist economist motorist cyclist extremist separatist loyalist lobbyist finalist absent actual additional afterwards alleged almost alternative apparent asked based believed black blue born brown called calm certain clear cold common compared complete \
concerned considered critical dark deep different difficult direct dry easy elsewhere empty entirely equal exact existing extreme facing famous fast fatal fifth first following fourth frequent given great green grey gross happy heartbroken hidden hopeful hot huge immediate important increased increasing infected injured inspired instead involved joint known leading limited \
live lone lost loud lucky mass massive mere mixed motorcycle named narrow near net next nine numerous occasional official once open opposing orange outgoing overdue own partial particular planned pleased plus popular powerful pregnant prior proposed proud ready red reduced related relevant remaining reported residential responsible retired rising sad scheduled scrapped secret sent separate shocked shot six soft sole \
stolen strict stunned subsequently successful sudden suitable super supposed sure surrounding tall ten third thousands three thrilled tight tired tough twelve twenty ultimate unable under unfortunate unhappy unusual upper urgent valuable vast vital warm wet widespread willing wooden worried worse worth wounded yellow";

/// What ends adverbs and nouns that are made of other words.
const ENDINGS: &[&str] = &[
    "ally", "edly", "ingly", "ously", "ently", "antly", "ately", "ively", "ably", "ibly", "arly",
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ities", "ships", "ism",
];

/// Names that end in "ing" or "ed", as verbs do.
const LIKE_VERBS: &[&str] = &[
    "boeing",
    "beijing",
    "nanjing",
    "chongqing",
    "reading",
    "sterling",
    "kipling",
    "rowling",
    "irving",
    "keating",
    "fleming",
    "harding",
    "manning",
    "browning",
    "golding",
    "viking",
    "hastings",
    "wyoming",
    "mohammed",
    "muhammed",
    "mohamed",
    "ahmed",
    "alfred",
    "wilfred",
    "manfred",
    "winifred",
    "mildred",
    "reed",
    "creed",
    "hamed",
    "saeed",
    "syed",
    "rashed",
    "halfred",
    "said",
    "walid",
];

/// Others, as far as news of these languages begins with words that no list of stop words has.
const OTHERS: &[(&str, &str)] = &[
    (
        "de",
        "aktuell bisher ehemalige eigentlich erstmals experten forscher frauen fruher insgesamt kinder knapp kritiker kunftig laut manner menschen mittlerweile nachdem neben polizei polizisten rund schatzungsweise sowohl stattdessen trotz vertreter viele wahrend wegen wissenschaftler zahlreiche zudem zuletzt zusatzlich zwischen",
    ),
    (
        "fr",
        "ancien ancienne aujourd autorites aucun beaucoup chercheurs critiques depuis desormais enfants enfin environ experts face femmes gouvernement grace habitants hommes justice maire malgre ministre nombreux nouveau nouvelle personne pendant police pres president presque production seul seule soldats specialistes toutefois ville",
    ),
    (
        "es",
        "actualmente ademas alcalde alrededor antiguo autoridades casi cerca ciudad criticos debido decenas durante entonces exministro expertos finalmente gobierno habitantes hombres investigadores jovenes miles ministro muchos mujeres ninos nuevo nueva personas policia presidente segun trabajadores vecinos",
    ),
    (
        "pt",
        "alem antigo atualmente autoridades cerca cidade criancas criticos dezenas durante especialistas finalmente governo homens investigadores jovens milhares ministro moradores mulheres muitos novo nova pesquisadores pessoas policia prefeito presidente quase segundo trabalhadores",
    ),
    (
        "it",
        "abitanti attualmente autorita bambini circa citta critici decine donne durante esperti finalmente governo inoltre intanto lavoratori migliaia ministro molti nuovo nuova oltre persone polizia presidente quasi ricercatori scienziati secondo sindaco tuttavia uomini",
    ),
    (
        "nl",
        "bewoners bijna burgemeester deskundigen inmiddels intussen kinderen kritici mannen medewerkers mensen minister momenteel nieuwe ondanks onderzoekers ongeveer politie president regering ruim sinds stad tijdens vrouwen vanwege voormalig voormalige volgens wetenschappers",
    ),
];

static ENGLISH_WORDS: std::sync::LazyLock<crate::hash::HashSet<&'static str>> =
    std::sync::LazyLock::new(|| ENGLISH.split(' ').collect());

/// Whether a folded word that opens a sentence is a word of the language rather than a name.
pub(super) fn opens_text(key: &str, language: Option<&str>) -> bool {
    if let Some(code) = language.filter(|code| *code != "en") {
        let own = OTHERS.iter().find(|(other, _)| *other == code);
        return own.is_some_and(|(_, words)| words.split(' ').any(|word| word == key));
    }
    let is_known = |word: &str| ENGLISH_WORDS.contains(word);
    let singular = || {
        key.strip_suffix('s').is_some_and(is_known)
            || key.strip_suffix("es").is_some_and(is_known)
            || key
                .strip_suffix("ies")
                .is_some_and(|bare| is_known(&format!("{bare}y")))
    };
    let is_made = || {
        let ends = |ending: &&str| key.ends_with(*ending) && key.len() > ending.len() + 2;
        ENDINGS.iter().any(ends) || (ends(&"ing") || ends(&"ed")) && !LIKE_VERBS.contains(&key)
    };
    is_known(key) || singular() || is_made()
}
