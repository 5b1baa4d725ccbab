//! Opposites: "after" where the sentences have "before", "win" for "lose".
//!
//! A claim that has one word of a pair, where the sentences that it repeats have the other one alone, says the opposite of them.

use super::evidence::{Index, Reading};
use super::{alignment, denials, forms};

/// Pairs of words and phrases by language, folded: what stands before the line is the opposite of what stands behind it;
/// before an angle bracket, it is one in that direction alone: "from ten to five" is "until five".
/// Forms of longer words need no place of their own.
const PAIRS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "more|less,fewer",
            "at least,a minimum of|at most,no more than,a maximum of",
            "before,prior to,ahead of|after,following",
            "until,till>from,since",
            "north,northern,northward,northwards|south,southern,southward,southwards",
            "east,eastern,eastward,eastwards|west,western,westward,westwards",
            "early,earlier|late,later",
            "first|last",
            "up,upward,upwards|down,downward,downwards",
            "rise,rises,rose,risen,rising,increase,grow,grew,grown,climb,soar,raise,jump,gain|fall,falls,fell,fallen,falling,decrease,decline,drop,shrink,shrank,sink,sank,sunk,plunge,plummet,lower,reduce",
            "win,wins,won,winning,winner,victory|lose,loses,lost,losing,loser,loss",
            "gain,gains,gained|lose,loses,lost",
            "open,opens,opened,opening,reopen|close,closes,closed,closing,closure,shut,shuts",
            "buy,buys,bought,buyer,purchase|sell,sells,sold,seller,sale",
            "borrow|lend,lends,lent,lender",
            "hire,hires,hired,recruit|fire,fired,sack,dismiss",
            "took office,take office,takes office|left office,leave office,leaves office",
            "arrive,arrival|depart,departure",
            "allow,permit,let,enable|forbid,forbade,forbidden,ban,bans,banned,prohibit,prevent",
            "accept,approve,agree,agrees,agreed,welcome|reject,refuse,decline,deny,denied",
            "support,back,backs,backed,favour,favor,endorse,recommend|oppose,opposed,opposition,against",
            "for,in favour of,in favor of,supporting|against",
            "voted for,votes for|voted against,votes against",
            "praise,hail,applaud|criticise,criticize,condemn,attack",
            "guilty,convicted|innocent,acquitted,cleared",
            "survive,survived,alive|die,dies,died,dead,killed",
            "man,men,male|woman,women,female",
            "boy,boys|girl,girls",
            "son,sons|daughter,daughters",
            "father|mother",
            "brother|sister",
            "husband|wife",
            "hot,hotter,hottest,warm,warmer|cold,colder,coldest,cool,cooler",
            "rich,richer,wealthy|poor,poorer",
            "strong,stronger|weak,weaker",
            "cheap,cheaper,cheapest|expensive,costly,dear",
            "heavy,heavier|light,lighter",
            "wide,wider,broad|narrow,narrower",
            "high,higher,highest|low,lower,lowest",
            "long,longer,longest|short,shorter,shortest",
            "big,bigger,biggest,large,larger,largest|small,smaller,smallest,little",
            "fast,faster,fastest,quick,quicker|slow,slower,slowest",
            "old,older,oldest|young,younger,youngest",
            "good,well|bad,poor,badly",
            "wrong,incorrect|right,correct",
            "add,adds,added,expand|cut,cuts,remove,removed",
            "appoint,appointment|resign,resignation,dismissal",
            "into|out of",
            "better|worse",
            "best|worst",
            "easy,easier|hard,harder,difficult",
            "safe,safer|dangerous,unsafe",
            "glad,happy,pleased,delighted|sad,unhappy,angry,sorry",
            "love,loves,loved,like,likes,liked|hate,hates,hated,dislike",
            "hope,hopes,hoped|fear,fears,feared",
            "friend,ally|enemy,foe",
            "peace|war",
            "true|false",
            "public|private,secret",
            "legal,lawful|illegal,unlawful",
            "possible|impossible",
            "likely|unlikely",
            "able|unable",
            "temporary,temporarily|permanent,permanently",
            "minimum|maximum",
            "majority|minority",
            "most|least,fewest",
            "day,daytime|night,overnight",
            "morning|evening,afternoon,night",
            "summer|winter",
            "spring|autumn",
            "inside,indoor,indoors|outside,outdoor,outdoors",
            "top|bottom",
            "success,succeed,succeeded,successful|failure,fail,failed,fails,unsuccessful",
            "former|current",
            "beginning,begin,began,start,starts|end,ends,ended,finish",
            "include,including|exclude,excluding",
            "import|export",
            "enter,enters,entered|leave,leaves,left",
            "full|empty",
            "always|never",
            "with|without",
            "all,every,everyone,everybody|none,nobody,no one",
            "right wing|left wing",
            "faster than|slower than",
            "profit,profits|loss,losses",
            "surplus|deficit",
            "urban|rural",
            "employer,employers|employee,employees",
        ],
    ),
    (
        "de",
        &[
            "mehr|weniger",
            "mindestens,wenigstens|hochstens,maximal",
            "vor,bevor,zuvor|nach,nachdem,danach",
            "bis>ab,seit",
            "nord,norden,nordlich,nordliche,nordlichen|sud,suden,sudlich,sudliche,sudlichen",
            "ost,osten,ostlich,ostliche,ostlichen|west,westen,westlich,westliche,westlichen",
            "fruh,fruher|spat,spater",
            "erste,ersten,erster,erstes,zuerst|letzte,letzten,letzter,letztes,zuletzt",
            "stieg,stiegen,steigt,steigen,gestiegen,zunahm,wuchs,gewachsen,erhohte,erhoht|fiel,fielen,fallt,fallen,gefallen,sank,sanken,sinkt,gesunken,abnahm,schrumpfte,senkte,senkt",
            "gewann,gewannen,gewinnt,gewonnen,sieg,sieger|verlor,verloren,verliert,niederlage",
            "offnet,offnete,offnen,geoffnet,eroffnet,eroffnete,wiedereroffnet|schliesst,schloss,schliessen,geschlossen,schliessung",
            "kauft,kaufte,kaufen,gekauft|verkauft,verkaufte,verkaufen",
            "erlaubt,erlaubte,gestattet|verbot,verboten,verbietet,untersagt,untersagte",
            "akzeptiert,akzeptierte,zugestimmt,stimmte zu,billigte|abgelehnt,lehnte,lehnt,verweigert,verweigerte",
            "fur,dafur,unterstutzt,unterstutzte|gegen,dagegen",
            "stimmte fur,stimmten fur|stimmte gegen,stimmten gegen",
            "gross,grosse,grossen,grosser,grosses|klein,kleine,kleinen,kleiner,kleines",
            "hoch,hohe,hohen,hoher|niedrig,niedrige,niedrigen,niedriger",
            "lang,lange,langer|kurz,kurze,kurzer",
            "alt,alte,alten,alter|jung,junge,jungen,neu,neue,neuen",
            "breit,breite,breiter|schmal,schmale,schmaler,eng",
            "gut,gute,guten|schlecht,schlechte,schlechten",
            "besser|schlechter",
            "tag,tags,tagsuber|nacht,nachts",
            "morgens,vormittags|abends,nachmittags",
            "sommer|winter",
            "mit|ohne",
            "immer|nie,niemals",
            "alle|keine,niemand",
            "mann,manner|frau,frauen",
            "sohn|tochter",
            "schuldig,verurteilt|unschuldig,freigesprochen",
            "uber|unter",
            "anfang,beginn|ende",
            "gewinn,gewinne|verlust,verluste",
        ],
    ),
    (
        "fr",
        &[
            "plus|moins",
            "au moins|au plus",
            "avant|apres",
            "jusqu>depuis,des",
            "nord|sud",
            "est|ouest",
            "tot|tard",
            "premier,premiere|dernier,derniere",
            "augmente,augmenter,augmentation,hausse,monte,monter|baisse,baisser,diminue,diminuer,diminution,chute,chuter,recule,reculer",
            "gagne,gagner,victoire,remporte|perd,perdu,perdre,defaite",
            "ouvre,ouvert,ouverte,ouvrir,rouvert,rouvre,ouverture|ferme,fermer,fermee,fermeture",
            "achete,acheter|vend,vendu,vendre",
            "autorise,autoriser,permis,permet|interdit,interdire,interdite",
            "accepte,accepter,approuve|refuse,refuser,rejette,rejete",
            "pour|contre",
            "vote pour|vote contre",
            "grand,grande|petit,petite",
            "haut,haute|bas,basse",
            "long,longue|court,courte",
            "ancien,ancienne,vieux,vieille|nouveau,nouvelle,jeune",
            "large|etroit,etroite",
            "bon,bonne|mauvais,mauvaise",
            "meilleur,meilleure|pire",
            "jour|nuit",
            "matin|soir",
            "ete|hiver",
            "avec|sans",
            "toujours|jamais",
            "homme,hommes|femme,femmes",
            "fils|fille",
            "coupable|innocent,acquitte",
            "debut|fin",
        ],
    ),
    (
        "es",
        &[
            "mas|menos",
            "al menos,como minimo|como maximo,a lo sumo",
            "antes|despues,tras",
            "hasta>desde",
            "norte|sur",
            "este|oeste",
            "temprano|tarde",
            "primer,primero,primera|ultimo,ultima",
            "subio,subieron,sube,aumento,aumentaron,crecio,crecieron|bajo,bajaron,baja,cayo,cayeron,disminuyo,descendio",
            "gano,ganaron,gana,victoria|perdio,perdieron,pierde,derrota",
            "abrio,abre,abierto,abierta,abrir,reabrio,apertura|cerro,cierra,cerrado,cerrada,cerrar,cierre",
            "compro,compra,comprar|vendio,vende,vender,venta",
            "permitio,permite,autorizo|prohibio,prohibe,prohibido",
            "acepto,acepta,aprobo,aprueba|rechazo,rechaza,nego",
            "a favor|en contra,contra",
            "voto por|voto contra",
            "grande,grandes,gran|pequeno,pequena,pequenos",
            "alto,alta|bajo,baja",
            "largo,larga|corto,corta",
            "viejo,vieja,antiguo,antigua|nuevo,nueva,joven",
            "ancho,ancha|estrecho,estrecha",
            "bueno,buena,buen|malo,mala,mal",
            "mejor|peor",
            "dia|noche",
            "verano|invierno",
            "con|sin",
            "siempre|nunca,jamas",
            "todos,todo|nadie,nada",
            "hombre,hombres|mujer,mujeres",
            "hijo|hija",
            "culpable|inocente",
            "principio,inicio|final,fin",
        ],
    ),
    (
        "pt",
        &[
            "mais|menos",
            "pelo menos,no minimo|no maximo",
            "antes|depois,apos",
            "ate>desde",
            "norte|sul",
            "leste|oeste",
            "cedo|tarde",
            "primeiro,primeira|ultimo,ultima",
            "subiu,subiram,sobe,aumentou,aumentaram,cresceu,cresceram|caiu,cairam,cai,desceu,desceram,diminuiu,baixou",
            "ganhou,ganharam,venceu,venceram,vitoria|perdeu,perderam,derrota",
            "abriu,abre,aberto,aberta,abrir,reabriu,abertura|fechou,fecha,fechado,fechada,fechar,fechamento,encerramento",
            "comprou,compra,comprar|vendeu,vende,vender,venda",
            "permitiu,permite,autorizou|proibiu,proibe,proibido",
            "aceitou,aceita,aprovou,aprova|rejeitou,rejeita,recusou,recusa",
            "a favor|contra",
            "votou por,votou pela,votou pelo|votou contra",
            "grande,grandes|pequeno,pequena",
            "alto,alta|baixo,baixa",
            "longo,longa|curto,curta",
            "velho,velha,antigo,antiga|novo,nova,jovem",
            "largo,larga|estreito,estreita",
            "bom,boa|mau,ma,ruim",
            "melhor|pior",
            "dia|noite",
            "verao|inverno",
            "com|sem",
            "sempre|nunca,jamais",
            "todos,todo|ninguem,nada",
            "homem,homens|mulher,mulheres",
            "filho|filha",
            "culpado|inocente",
            "inicio|fim",
        ],
    ),
    (
        "it",
        &[
            "piu|meno",
            "almeno|al massimo",
            "prima|dopo",
            "fino>da,dal,dalla",
            "nord|sud",
            "est|ovest",
            "presto|tardi",
            "primo,prima|ultimo,ultima",
            "aumentato,aumenta,aumentano,cresciuto,cresce,salito,sale|diminuito,diminuisce,calato,cala,sceso,scende,caduto",
            "vinto,vince,vincono,vittoria|perso,perde,perdono,sconfitta",
            "aperto,aperta,apre,riaperto,riapre,apertura|chiuso,chiusa,chiude,chiusura",
            "comprato,compra,acquistato|venduto,vende,vendita",
            "permesso,permette,autorizzato|vietato,vieta,proibito",
            "accettato,accetta,approvato,approva|respinto,respinge,rifiutato,rifiuta",
            "favore|contro",
            "grande,grandi|piccolo,piccola",
            "alto,alta|basso,bassa",
            "lungo,lunga|corto,corta,breve",
            "vecchio,vecchia|nuovo,nuova,giovane",
            "largo,larga|stretto,stretta",
            "buono,buona|cattivo,cattiva",
            "migliore|peggiore",
            "giorno|notte",
            "mattina|sera",
            "estate|inverno",
            "con|senza",
            "sempre|mai",
            "tutti,tutto|nessuno,niente",
            "uomo,uomini|donna,donne",
            "figlio|figlia",
            "colpevole|innocente",
            "inizio|fine",
        ],
    ),
    (
        "nl",
        &[
            "meer|minder",
            "minstens,minimaal|hooguit,hoogstens,maximaal",
            "voor,voordat|na,nadat",
            "tot>vanaf,sinds",
            "noord,noorden,noordelijk,noordelijke|zuid,zuiden,zuidelijk,zuidelijke",
            "oost,oosten,oostelijk,oostelijke|west,westen,westelijk,westelijke",
            "vroeg,vroeger|laat,later",
            "eerste|laatste",
            "steeg,stegen,stijgt,gestegen,groeide,gegroeid|daalde,daalden,daalt,gedaald,kromp,gekrompen",
            "won,wonnen,wint,gewonnen,winst,overwinning|verloor,verloren,verliest,verlies,nederlaag",
            "opent,opende,geopend,open,heropend|sluit,sloot,gesloten,dicht,sluiting",
            "koopt,kocht,gekocht|verkoopt,verkocht",
            "toegestaan,mag|verboden,verbiedt,verbood",
            "aanvaardt,aanvaardde,goedgekeurd|verworpen,verwerpt,weigert,weigerde,afgewezen",
            "voor|tegen",
            "stemde voor|stemde tegen",
            "groot,grote|klein,kleine",
            "hoog,hoge|laag,lage",
            "lang,lange|kort,korte",
            "oud,oude|nieuw,nieuwe,jong,jonge",
            "breed,brede|smal,smalle",
            "goed,goede|slecht,slechte",
            "beter|slechter",
            "dag|nacht",
            "ochtend|avond",
            "zomer|winter",
            "met|zonder",
            "altijd|nooit",
            "alle|geen,niemand",
            "man,mannen|vrouw,vrouwen",
            "zoon|dochter",
            "begin|einde",
        ],
    ),
];

/// The least share of a claim's content that a sentence has for the claim to repeat it. Chosen on `eval/run claims`.
const REPEATED: f32 = 0.6;
/// Shorter words are looked for in this form alone: "man" is no form of "many".
const LEAST_FOR_FORMS: usize = 4;

/// The places of the words of `claim` that say the opposite of the sentences that it repeats.
pub(super) fn turned(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<usize> {
    let code = language.unwrap_or("en");
    let Some((_, pairs)) = PAIRS.iter().find(|(other, _)| *other == code) else {
        return Vec::new();
    };
    let repeated = alignment::repeated(claim, index, REPEATED);
    if repeated.is_empty() {
        return Vec::new();
    }
    // A whole article says most things of something: only a few cited sentences are all that a claim can mean.
    let is_whole = index.is_whole_text();
    let mut found = Vec::new();
    for pair in *pairs {
        let Some((one, other)) = pair.split_once(['|', '>']) else {
            continue;
        };
        let directions = [(one, other), (other, one)];
        let directions = if pair.contains('>') {
            &directions[..1]
        } else {
            &directions[..]
        };
        for (ours, theirs) in directions {
            let Some(at) = place_of(claim, ours, language) else {
                continue;
            };
            let is_theirs = || {
                let nearby = if is_whole {
                    &index.sentences
                } else {
                    &repeated
                };
                nearby
                    .iter()
                    .any(|sentence| place_of(sentence, ours, language).is_some())
            };
            if found.contains(&at)
                || place_of(claim, theirs, language).is_some()
                || denials::is_denied(claim, at, language)
                || is_theirs()
            {
                continue;
            }
            let is_turned = repeated.iter().any(|sentence| {
                place_of(sentence, theirs, language)
                    .is_some_and(|place| !denials::is_denied(sentence, place, language))
            });
            if is_turned {
                found.push(at);
            }
        }
    }
    found.sort_unstable();
    found
}

/// Where a text has one of these words or phrases.
fn place_of(reading: &Reading<'_>, side: &str, language: Option<&str>) -> Option<usize> {
    // "Up to 85" is no way up.
    let is_bound = |at: usize| {
        let next = reading.tokens.get(at + 1);
        reading.tokens[at].key == "up" && next.is_some_and(|next| next.key == "to")
    };
    side.split(',').find_map(|phrase| {
        if phrase.contains(' ') {
            let words: Vec<&str> = phrase.split(' ').collect();
            return reading.tokens.windows(words.len()).position(|run| {
                run.iter()
                    .zip(&words)
                    .all(|(token, word)| token.key == **word)
            });
        }
        (0..reading.tokens.len()).find(|at| {
            let token = &reading.tokens[*at];
            let is_it = token.key == phrase
                || phrase.len() >= LEAST_FOR_FORMS
                    && token.key.as_bytes().first() == phrase.as_bytes().first()
                    && forms::is_form(&token.key, phrase, language);
            is_it && !is_bound(*at)
        })
    })
}
