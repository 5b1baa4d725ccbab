//! What is measured where a question asks how heavy, how far, how fast …, and whether a sentence has a figure of that measure.
//!
//! The words were written down by hand, in the languages that the question words are known in; units are mostly the same in all.

use crate::text::{is_unspaced, plain_letter};

/// A kind of measure: the words that ask for it, and its units, with commas between them. What ends in `*` begins a word.
struct Measure {
    asked_by: &'static str,
    units: &'static str,
}

const MEASURES: &[Measure] = &[
    // Weight.
    Measure {
        asked_by: "heavy, weigh*, weight, mass, schwer, wiegt, wiegen, gewicht, pesa, pesan, peso, lourd*, pese*, \
            poids, pesado, pesante, zwaar, weegt, tung*, vager, вес, весит, весят, тяжел*, agir*, nang, وزن, \
            يزن, वजन, βαρος, ζυγιζ*, greutate*, cantareste, 重量, 重さ, 多重, 무게",
        units: "kg, kgs, kilo*, g, gram*, mg, lb, lbs, pound*, pfund, livre*, libra*, ounce*, oz, ton, tons, tonne*, \
            tonelada*, tonnellat*, stone, кг, килограмм*, грамм*, тонн*, كيلو*, طن, किलो*, टन, κιλα, τονοι, 公斤, \
            千克, 吨, 克, キロ, トン, グラム, 킬로, 톤",
    },
    // Length, height, depth, distance.
    Measure {
        asked_by: "far, tall, high, deep, wide, broad, long, thick, distance, height, depth, width, length, altitude, \
            elevation, diameter, weit, hoch, tief, breit, lang, entfern*, hohe, tiefe, lange, breite, lejos, \
            alto, alta, altura, profund*, ancho, anchura, distancia, largo, larga, longitud, loin, haut*, \
            profond*, large*, longueur, longe, distancia, comprimento, lontan*, altezza, lunghezza, ver, hoog, \
            diep, breed, hoogte, lengte, afstand, далеко, высот*, высок*, глубин*, длин*, расстояни*, uzak*, \
            yuksek*, derin*, uzun*, cao, dai, sau, ارتفاع, مسافة, طول, عمق, ऊंचाई, ऊँचा*, लंबा*, दूर*, υψος, \
            μηκος, αποσταση, inaltime*, distanta, lungime*, 多高, 多远, 多遠, 多深, 多长, 多長, 高度, 长度, 距离, 高さ, 距離, 長さ, 深さ, \
            높이, 거리",
        units: "m, km, cm, mm, metre*, meter*, metro*, metri, kilomet*, kilomet*, centimet*, mile*, meile*, milla*, \
            milha*, miglia, foot, feet, ft, fuss, pies, pieds, inch*, zoll, yard*, км, м, метр*, километр*, \
            миль, متر*, كيلومتر*, كم, मीटर, किमी, किलोमीटर, फीट, μετρα, χιλιομετρα, 米, 公里, 千米, 厘米, 英尺, 英里, メートル, \
            キロ, センチ, 미터, 킬로",
    },
    // Speed.
    Measure {
        asked_by: "fast, speed, quick, velocity, schnell*, geschwindigkeit, rapid*, velocidad*, vite, vitesse, veloce, \
            velocita, snel, snelheid, hastighet, быстр*, скорост*, hiz*, toc do, سرعة, गति, ταχυτητα, viteza, \
            速度, 多快, 速さ, 속도",
        units: "km/h, kmh, kph, mph, m/s, km/s, mbit*, gbit*, knot*, knoten, nudos, noeuds, nos, км/ч, м/с, 公里, キロ, \
            miles, kilomet*",
    },
    // Temperature.
    Measure {
        asked_by: "hot, cold, warm, temperature*, heiss, kalt, temperatur*, caliente, frio, chaud*, froid*, quente, \
            caldo, freddo, heet, koud, температур*, sicaklik*, nhiet, حرارة, तापमान, θερμοκρασια, 温度, 溫度, 기온",
        units: "°, °c, °f, c, f, k, degree*, grad*, degre*, grau*, kelvin, celsius, fahrenheit, градус*, derece*, \
            درجة, डिग्री, βαθμ*, 度, 도",
    },
    // Money.
    Measure {
        asked_by: "cost*, price*, expensive, fee, fare, salary, budget, revenue, kostet, kosten, preis*, teuer, \
            cuesta*, cuestan, costo, precio*, caro, cout*, prix, cher, custa*, preco*, costa*, prezz*, kost*, \
            prijs*, duur, pris, стоит, стоят, стоимост*, цен*, fiyat*, gia, سعر, تكلفة, ثمن, कीमत, लागत, κοστ*, \
            τιμη, pret*, 价格, 價格, 多少钱, 多少錢, 费用, 料金, 値段, いくら, 가격, 얼마",
        units: "$, €, £, ¥, ₹, ₽, ₺, usd, eur, gbp, chf, dollar*, euro*, pound*, cent*, pence, franc*, frank*, \
            krone*, kronor, yen, yuan, peso*, real, reais, lira*, rupee*, рубл*, доллар*, евро, دولار, ريال, \
            रुपये, डॉलर, δολαρια, ευρω, lei, 元, 円, 美元, 万円, 원, 달러",
    },
    // Duration and age.
    Measure {
        asked_by: "long, old, age, aged, duration, lange, alt, alter, dauer*, dura*, edad, anos, tiempo, longtemps, \
            age, duree, dure, idade, tempo, durata, eta, oud, leeftijd, duurt, lang, возраст*, лет, долго, \
            длил*, kac yasinda, sure*, tuoi, lau, عمر, مدة, आयु, उम्र, समय, ηλικια, διαρκ*, varsta, 多久, 几岁, 多大, \
            何歳, 何年, 期間, 나이, 얼마나 오래",
        units: "second*, sec, minute*, min, hour*, h, day*, week*, month*, year*, decade*, centur*, jahr*, tag*, \
            woche*, monat*, stunde*, minut*, sekunde*, ano*, dia*, semana*, mes*, hora*, an, ans, annee*, jour*, \
            heure*, mois, semaine*, anni, anno, giorn*, mesi, ore, settiman*, jaar, jaren, dag*, uur, weken, \
            лет, год*, дн*, час*, недел*, месяц*, yil*, gun*, saat*, nam, gio, ngay, thang, سنة, سنوات, عام*, \
            يوم*, ساعة, वर्ष*, साल, दिन, घंटे, ετων, χρονια, ωρες, μερες, ani, zile, ore, luni, 年, 天, 小时, 分钟, \
            个月, 歳, 岁, 時間, 日間, 分, 년, 시간, 살",
    },
];

/// Which measures a question asks for, by their place: "how long" asks for two.
pub(super) fn asked_measures(question: &str) -> Vec<usize> {
    let words: Vec<String> = parts(question).collect();
    let whole = folded(question);
    let asks = |measure: &Measure| {
        entries(measure.asked_by).any(|known| {
            if known.contains(is_unspaced) || known.contains(' ') {
                whole.contains(known)
            } else {
                words.iter().any(|word| is(word, known))
            }
        })
    };
    (0..MEASURES.len())
        .filter(|at| asks(&MEASURES[*at]))
        .collect()
}

/// Whether a text has a figure with a unit of one of these measures: "4 kg", "€4", "4-year-old", "4公斤".
pub(super) fn has_measure(text: &str, measures: &[usize]) -> bool {
    if measures.is_empty() || !text.contains(char::is_numeric) {
        return false;
    }
    let words: Vec<String> = text.split([' ', '\u{a0}', '-', '–']).map(folded).collect();
    measures.iter().any(|at| {
        let is_unit = |word: &str| entries(MEASURES[*at].units).any(|unit| is(word, unit));
        words.iter().enumerate().any(|(place, word)| {
            let Some(first) = word.find(char::is_numeric) else {
                return false;
            };
            let last = word.rfind(char::is_numeric).map_or(word.len(), |at| {
                at + word[at..].chars().next().map_or(1, char::len_utf8)
            });
            let (before, behind) = (&word[..first], &word[last..]);
            let sign = before.trim_start_matches(['(', '"', '~', '+']);
            let glued = behind.trim_matches(|c: char| !c.is_alphanumeric() && c != '°' && c != '€');
            let begins = |unit: &str| unit.contains(is_unspaced) && behind.starts_with(unit);
            let next = words.get(place + 1).map_or("", |next| bare(next));
            // "4 million euros", "3.5 US dollars"
            let second = words.get(place + 2).map_or("", |next| bare(next));
            !sign.is_empty() && is_unit(sign)
                || !glued.is_empty() && is_unit(glued)
                || entries(MEASURES[*at].units).any(begins)
                || is_unit(next)
                || next.chars().count() > 1 && second.chars().count() > 1 && is_unit(second)
        })
    })
}

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(", ")
}

fn is(word: &str, known: &str) -> bool {
    match known.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == known,
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| {
        !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '¥' | '°' | '₽' | '₹')
    })
}

fn parts(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(folded)
}

/// In lower case, without the marks over letters.
fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .map(|c| if c == 'ß' { 's' } else { plain_letter(c) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{asked_measures, has_measure};

    #[test]
    fn a_figure_of_the_measure_that_is_asked_for_is_found() {
        for (question, has, has_not) in [
            (
                "How heavy is the battery?",
                "It comes to 4.5 kg with its case.",
                "It lasts 12 hours.",
            ),
            (
                "Wie schwer ist das Boot?",
                "Leer wiegt es 12 Tonnen.",
                "Es fuhr 1999.",
            ),
            (
                "How far is it?",
                "The island lies 30 km off the coast.",
                "30 people live there.",
            ),
            (
                "How old is the captain?",
                "The 45-year-old took over.",
                "He has 45 ships.",
            ),
            (
                "How long does it take?",
                "Plan 20 minutes.",
                "Plan 20 euros.",
            ),
            ("How fast is it?", "It does 40 mph.", "It has 40 seats."),
            ("what does it cost", "It sold for €400.", "400 were sold."),
            (
                "¿Cuánto cuesta?",
                "Vale 4 millones de pesos, 30 euros o más.",
                "Son 30 barcos.",
            ),
            ("多少钱？", "票价是30元。", "有30人。"),
        ] {
            let measures = asked_measures(question);
            assert!(has_measure(has, &measures), "{question} {has}");
            assert!(!has_measure(has_not, &measures), "{question} {has_not}");
        }
        assert!(asked_measures("Who wrote it?").is_empty());
    }
}
