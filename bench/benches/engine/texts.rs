//! The same few sentences in languages that are written differently.

/// Latin letters, the commonest case.
pub(crate) const ENGLISH: &str = "A river that crosses a plain almost never runs straight. The water wears the outer bank of \
     a bend away, and drops its sand on the inner one. So the bend grows from year to year, until a flood breaks through its \
     neck. The old bend stays behind as a lake in the shape of a horseshoe.";
/// Letters beyond ASCII, and long words.
pub(crate) const GERMAN: &str = "Ein Fluss, der eine Ebene durchquert, fließt fast nie geradeaus. Das Wasser trägt das äußere \
     Ufer einer Biegung ab und lässt seinen Sand am inneren liegen. So wächst die Biegung von Jahr zu Jahr, bis ein Hochwasser \
     ihren Hals durchbricht. Die alte Biegung bleibt als hufeisenförmiger See zurück.";
/// Another alphabet, two bytes a letter.
const RUSSIAN: &str = "Река, которая пересекает равнину, почти никогда не течёт прямо. Вода размывает внешний берег излучины \
     и оставляет свой песок на внутреннем. Так излучина растёт из года в год, пока паводок не прорвёт её шейку. Старая излучина \
     остаётся позади озером в форме подковы.";
/// No spaces between words, three bytes a character, sentence ends of its own.
const CHINESE: &str = "穿过平原的河流几乎从来不会笔直地流淌。河水冲刷弯道的外岸，并把泥沙留在内岸。弯道因此年复一年地扩大，直到洪水冲破它的颈部。\
     旧的河弯留在后面，成为一个马蹄形的湖泊。";
/// Right to left.
const ARABIC: &str = "النهر الذي يعبر السهل لا يجري مستقيما إلا نادرا. تنحت المياه الضفة الخارجية للمنعطف وتترك رمالها على الضفة الداخلية. \
     وهكذا يكبر المنعطف عاما بعد عام حتى يخترق الفيضان عنقه. ويبقى المنعطف القديم بحيرة على شكل حدوة حصان.";

/// Each language by its name.
pub(crate) const LANGUAGES: [(&str, &str); 5] = [
    ("English", ENGLISH),
    ("German", GERMAN),
    ("Russian", RUSSIAN),
    ("Chinese", CHINESE),
    ("Arabic", ARABIC),
];

/// Paragraphs of a text up to about so many characters. Each begins with its number, so that none repeats another.
pub(crate) fn long(text: &str, characters: usize) -> String {
    let times = characters.div_ceil(text.chars().count());
    let paragraphs: Vec<String> = (1..=times)
        .map(|number| format!("{number}: {text}"))
        .collect();
    paragraphs.join("\n\n")
}
