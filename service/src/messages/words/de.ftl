# Die eigenen Wörter der App auf Deutsch. Was die Platzhalter bedeuten, steht in en.ftl.

## Was zusammengefasst wird, als Teil anderer Sätze
your-text = dein Text
    .first = Dein Text
the-text = der Text
    .first = Der Text
the-message = die Nachricht
    .first = Die Nachricht

## Hilfe
help = *Zusammenfassungen von Webseiten, gleich hier.* Gib mir einen Link:
    • `/summarize https://example.com/article` – { $sentences ->
        [1] der wichtigste Satz
        [3] die drei wichtigsten Sätze
       *[other] die { $sentences } wichtigsten Sätze
    }, { $visibility ->
        [public] für alle im Channel
       *[private] nur für dich
    }
    • `… 5 { $visibility ->
        [public] privat` – fünf Sätze, nur für dich
       *[private] öffentlich` – fünf Sätze, für alle im Channel
    }
    • `… was kostet es?` – die Sätze, die darauf antworten
    • `… über Preise` – die Sätze zu einem Thema
    • `… auf deutsch` – auf Deutsch, falls die Engine hier übersetzen kann
    Jede Zahl von { $min } bis { $max } geht, und statt des Links auch ein langer Text.
    Buttons: *Kürzer*, *Länger*, *Fragen*, *Im Channel teilen*, *Entfernen*. Im Menü jeder Nachricht (⋮) macht *Summarize* dasselbe, nur für dich.

## Der Befehl wurde nicht verstanden
sentences-out-of-range = Eine Zusammenfassung hat { $min } bis { $max } Sätze. Zum Beispiel: `/summarize https://example.com/article 5`
unsupported-scheme = Ich kann nur Seiten lesen, deren Adresse mit http:// oder https:// beginnt.
credentials-in-address = In dieser Adresse steht ein Benutzername oder ein Passwort. Bitte gib mir eine ohne: Ich melde mich nirgends an.
malformed-address = Das sieht nicht wie eine Webadresse aus. Versuche es mit der ganzen, etwa `/summarize https://example.com/article`.
question-without-page = Ich fasse Seiten und Texte zusammen und kann ohne eine Seite keine Frage beantworten. Gib mir einen Link dazu: `/summarize https://example.com/article was kostet es?`
text-too-short =
    Dieser Text ist zu kurz: { $characters ->
        [one] { $characters } Zeichen
       *[other] { $characters } Zeichen
    }, und eine Zusammenfassung braucht etwa { $needed }. Füge mehr davon ein oder gib mir einen Link: `/summarize https://example.com/article`. Was es sonst noch gibt: `/summarize help`
text-too-long = Dieser Text ist zu lang: Ich nehme weniger als { $kibibytes } KiB auf einmal, rund 60.000 Buchstaben, oder 20.000 in Schriften wie der chinesischen. Bitte füge einen Teil davon ein oder gib mir einen Link.

## Es wurde nichts begonnen
not-queued = Deine Anfrage konnte nicht rechtzeitig angenommen werden. Wenn in einer Minute keine Zusammenfassung da ist, versuche es bitte noch einmal.
too-many = Das sind viele Anfragen auf einmal; zuerst kommen jetzt die der anderen. Bitte versuche es in einer Minute noch einmal.
workspace-not-served = Diese Installation von Summarize ist nicht für deinen Workspace da. Bitte frage die Leute, die sie betreiben.
unreadable-button = Dieser Button ist zu alt. Fordere die Zusammenfassung bitte mit `/summarize` und dem Link neu an.
not-yours = Nur wer diese Zusammenfassung angefordert hat, kann sie entfernen.
nothing-in-message = In dieser Nachricht steht kein Link, und sie selbst ist zu kurz für eine Zusammenfassung.
nothing-asked = Bitte schreib deine Frage in das Feld und drücke dann Fragen.

## Es hat begonnen. Diese Sätze bleiben stehen und müssen auch danach noch stimmen
summarizing = { $it_first }: Die Zusammenfassung folgt unten.
summarizing-for-you = { $it_first }: Die Zusammenfassung für dich folgt unten.
looking-up = { $it_first }: Die Antwort auf „{ $question }“ folgt unten.
looking-up-for-you = { $it_first }: Die Antwort auf „{ $question }“ folgt unten, nur für dich.
summarizing-anew =
    { $it_first } in { $sentences ->
        [1] einem Satz
       *[other] bis zu { $sentences } Sätzen
    }: { $place ->
        [channel] Die Zusammenfassung für den Channel folgt unten.
       *[same] Die neue Zusammenfassung kommt an die Stelle der bisherigen.
    }

## Was vom Befehl übergangen wurde
note-first-link = Ich habe den ersten Link genommen.
note-text-not-link = Ich habe den Text genommen, nicht den Link darin.
note-one-number = Von den Zahlen habe ich { $count } genommen.
note-number-left-out = „{ $typed }“ habe ich ausgelassen: Eine Zusammenfassung hat { $min } bis { $max } Sätze.
note-not-understood = „{ $typed }“ habe ich nicht verstanden.
note-private-wins = Du hast private und public verlangt: Nur du siehst es.
note-one-language = Von den Sprachen habe ich { $language } genommen.
note-question-cut = Deine Frage ist lang: Ich habe die ersten { $limit } Zeichen genommen.

## Das Feld für eine Frage
ask-prompt = { $it_first }: Was möchtest du wissen?
ask-label = Deine Frage oder ein Thema
ask-example = Was kostet es?

## Es ist misslungen
sorry = Die Zusammenfassung ist leider mehrmals misslungen, und ich habe aufgegeben. Bitte versuche es noch einmal; wenn es wieder misslingt, gib den Betreibern dieser App Bescheid.
sorry-for = { $it_first }: Die Zusammenfassung ist leider mehrmals misslungen, und ich habe aufgegeben. Bitte versuche es noch einmal; wenn es wieder misslingt, gib den Betreibern dieser App Bescheid.
out-of-time = { $it_first }: Die Zusammenfassung hat zu lange gedauert. Bitte versuche es in einer Minute noch einmal.
our-side = { $it_first }: Ein Fehler auf unserer Seite hat das Lesen verhindert. Bitte versuche es in einer Minute noch einmal.
too-complex = { $it_first } ist zu komplex, um sicher gelesen zu werden. Du könntest stattdessen den Text hinter `/summarize` einfügen.

## Die Seite kam nicht
port-not-allowed = { $it_first } liegt auf einem ungewöhnlichen Port, und ich besuche nur gewöhnliche Websites (Ports 80 und 443).
private-address = { $it_first } liegt in einem privaten Netz, und ich besuche nur öffentliche Websites.
unknown-host = { $it_first }: Dort habe ich keine Website gefunden. Bitte prüfe die Adresse.
not-found = { $it_first }: Die Website sagt, dass es diese Seite nicht gibt. Bitte prüfe die Adresse.
login-required = { $it_first } verlangt eine Anmeldung oder ein Abonnement, darum kann ich die Seite nicht lesen. Du könntest stattdessen den Text hinter `/summarize` einfügen.
blocked = { $it_first }: Die Website lässt mich das nicht lesen. Du könntest stattdessen den Text hinter `/summarize` einfügen.
site-failed = { $it_first }: Die Website hat selbst ein Problem (HTTP { $status }). Bitte versuche es später noch einmal.
too-many-redirects = { $it_first } schickt mich endlos von einer Adresse zur nächsten. Bitte versuche es mit der endgültigen Adresse der Seite.
too-large = { $it_first } ist zu groß: Ich lese bis zu { $megabytes } MB.
not-a-page = { $it_first } ist keine Seite mit Text, den ich lesen kann. Ich lese Webseiten, einfachen Text, PDF- und Word-Dokumente.
unreadable-encoding = { $it_first }: Die Website hat die Seite so komprimiert geschickt, dass ich sie nicht lesen kann. Du könntest stattdessen den Text hinter `/summarize` einfügen.
too-slow = { $it_first }: Die Website ist zu langsam und hat die Seite nicht rechtzeitig geschickt. Bitte versuche es später noch einmal.
unreachable = { $it_first } war nicht zu erreichen. Bitte prüfe die Adresse oder versuche es später noch einmal.

## Auf der Seite ist nichts zusammenzufassen
scanned-pdf = { $it_first } ist ein Scan: Bilder von Seiten, ohne Text, den ich lesen könnte.
unreadable-pdf = { $it_first } ist ein PDF, das ich nicht lesen kann: Vielleicht ist es beschädigt oder geschützt.
unreadable-word = { $it_first } ist ein Word-Dokument, das ich nicht lesen kann: Vielleicht ist es beschädigt oder geschützt.
readers-turned-away = { $it_first }: Die Website weist automatische Leser ab, darum kann ich die Seite nicht lesen. Du könntest stattdessen den Text hinter `/summarize` einfügen.
drawn-by-script = { $it_first } zeigt seinen Text nur in einem Browser, der Skripte ausführt, darum kann ich die Seite nicht lesen. Du könntest stattdessen den Text hinter `/summarize` einfügen.
consent-required = { $it_first } fragt erst nach Cookies, und darauf kann ich nicht antworten. Du könntest stattdessen den Text hinter `/summarize` einfügen.
site-broken = { $it_first }: Die Website hat selbst ein Problem. Bitte versuche es später noch einmal.
no-sentences = { $it_first }: Darin habe ich keine Sätze zum Zusammenfassen gefunden.
nothing-to-summarize = { $it_first }: Dort habe ich nichts zum Zusammenfassen gefunden, die Seite hat kaum eigenen Text.

## SMMRY
no-key = SMMRY hat hier noch keinen Schlüssel, darum gibt es keine Zusammenfassungen. Bitte sag den Betreibern dieser App, sie möchten einen hinterlegen oder die eingebaute Engine antworten lassen.
smmry-restricted = SMMRY hat kein Guthaben mehr oder hat das Konto dieser App eingeschränkt. Bitte gib den Betreibern dieser App Bescheid; ein neuer Versuch hilft nicht.
smmry-key-refused = SMMRY nimmt den Schlüssel dieser App nicht an. Bitte gib den Betreibern dieser App Bescheid; ein neuer Versuch hilft nicht.
smmry-cannot-summarize = { $it_first }: SMMRY hat darin nichts zum Zusammenfassen gefunden. Es ist zu kurz oder keine Seite mit Text.
smmry-timed-out = { $it_first }: SMMRY hat zu lange gebraucht. Bitte versuche es in einer Minute noch einmal.
smmry-unavailable = SMMRY ist gerade nicht erreichbar. Bitte versuche es in ein paar Minuten noch einmal.

## Die Zusammenfassung: ihre Überschrift, wo der Text keinen Titel hat
untitled-yours = Dein Text
untitled-by = Ein Text von { $person }
untitled = Ein Text
message-by = Eine Nachricht von { $person }
message = Eine Nachricht
left-out = … und { $count } weitere, die nicht in eine Nachricht passen

## Die Zusammenfassung: was gefragt wurde. Die Klammern stehen in einer Benachrichtigung hinter dem Titel
asked = Gefragt: „{ $question }“
unsaid = Darauf habe ich hier keine Antwort gefunden. Das Wichtigste daraus:
asked-aside = (gefragt: „{ $question }“)
unsaid-aside = (gefragt: „{ $question }“; darauf habe ich keine Antwort gefunden)

## Die Zusammenfassung: die leise Zeile darunter
shorter-by = { $percent } % kürzer
whole-text = der ganze Text
saves =
    { $minutes ->
        [one] spart { $minutes } Minute
       *[other] spart { $minutes } Minuten
    }
description-only = nur die Beschreibung der Seite: Sie zeigt keinen Text
asked-by = angefordert von { $person }
shared-by = geteilt von { $person }
made-anew = zum Teilen neu erstellt
untranslated =
    { $source ->
        [page] in der Sprache der Seite
       *[text] in der Sprache des Textes
    }, denn { $engine ->
        [smmry] SMMRY
       *[builtin] die eingebaute Engine
    } übersetzt nicht (gewünscht: { $language })
made-by =
    von { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] der eingebauten Engine
    }
made-by-for =
    von { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] der eingebauten Engine
    }, da { $others ->
        [smmry] SMMRY
        [model] { $model }
       *[both] weder { $model } noch SMMRY
    } nicht helfen konnte
not-borne-out =
    von { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] der eingebauten Engine
    }, da { $source ->
        [page] die Seite
        [message] die Nachricht
       *[text] der Text
    } nicht hergibt, was { $model } geschrieben hat
checked =
    von { $model }, geprüft { $source ->
        [page] an der Seite
        [message] an der Nachricht
       *[text] am Text
    }
checked-replaced =
    von { $model }, geprüft { $source ->
        [page] an der Seite
        [message] an der Nachricht
       *[text] am Text
    }, { $replaced } von { $count } im eigenen Wortlaut { $source ->
        [page] der Seite
        [message] der Nachricht
       *[text] des Textes
    }
translated =
    übersetzt von { $model }; { $names ->
        [checked] Zahlen, Daten und Namen
       *[unchecked] Zahlen und Daten
    } geprüft { $source ->
        [page] an der Seite
        [message] an der Nachricht
       *[text] am Text
    }
some-model = ein Sprachmodell
by-builtin-no-questions = von der eingebauten Engine, da SMMRY keine Fragen beantwortet

## Die Knöpfe
button-shorter = Kürzer
    .label = Kürzer: eine kürzere Zusammenfassung
button-longer = Länger
    .label = Länger: eine längere Zusammenfassung
button-share = Im Channel teilen
    .label = Im Channel teilen: diese Zusammenfassung
button-dismiss = Entfernen
    .label = Entfernen: diese Zusammenfassung
button-ask = Fragen
    .label = Fragen: etwas dazu fragen
button-answer = Fragen
    .label = Fragen: diese Frage stellen
button-dismiss-field = Entfernen
    .label = Entfernen: dieses Feld

## Wie Sprachen heißen
language-name =
    { $code ->
        [ar] Arabisch
        [bg] Bulgarisch
        [ca] Katalanisch
        [cs] Tschechisch
        [da] Dänisch
        [de] Deutsch
        [el] Griechisch
        [en] Englisch
        [es] Spanisch
        [fa] Persisch
        [fi] Finnisch
        [fr] Französisch
        [he] Hebräisch
        [hi] Hindi
        [hr] Kroatisch
        [hu] Ungarisch
        [id] Indonesisch
        [it] Italienisch
        [ja] Japanisch
        [ko] Koreanisch
        [nl] Niederländisch
        [no] Norwegisch
        [pl] Polnisch
        [pt] Portugiesisch
        [ro] Rumänisch
        [ru] Russisch
        [sk] Slowakisch
        [sr] Serbisch
        [sv] Schwedisch
        [th] Thai
        [tr] Türkisch
        [uk] Ukrainisch
        [vi] Vietnamesisch
        [zh] Chinesisch
       *[other] { $code }
    }
