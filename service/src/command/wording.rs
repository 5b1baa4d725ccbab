//! The words by which questions and talk are told apart, as [`fold`](super::spelling::fold) leaves them.
pub(super) use super::spelling::WordList;
use super::spelling::word_list;

/// Words that ask for a person, a place, a time or an amount: a question with nothing beside them.
pub(super) static STRONG_QUESTION_WORDS: WordList = word_list!([
    "who, whos, whom, whose, when, where, wheres, whens, how much, how many, how long, how old, how far, how big, how often",
    "how tall, how high, how large, how fast, how expensive, what year, which year, what time, what date",
    "wer, wem, wen, wann, wo, woher, wohin, wieviel, wieviele, wie viel, wie viele, wie lange, wie alt, wie weit, wie oft",
    "wie teuer, wie hoch, wie gross",
    "qui, quand, ou est, combien, quien, quienes, cuando, donde, cuanto, cuanta, cuantos, cuantas",
    "quem, quando, onde, quanto, quanta, quantos, quantas, chi, dove, quanti, quante",
    "wie is, wanneer, waar, hoeveel, vem, nar, hvem, hvornar, hvor, hur mycket, hur manga, hvor meget, hvor mye",
    "kto, kiedy, gdzie, ile, кто, кого, кому, когда, где, куда, откуда, сколько, хто, коли, де, скільки",
    "kim, nerede, kac, ne zaman, ne kadar, cine, cand, unde, cat costa, ποιος, ποτε, που, ποσο",
    "kdo, kdy, kde, kolik, من, متى, أين, كم",
]);

/// Words that ask for something else, which has to be named.
pub(super) static QUESTION_WORDS: WordList = word_list!([
    "what, whats, which, why, how, hows, was, welche, welcher, welches, welchen, wie, warum, wieso, weshalb, wofur, womit",
    "que, quoi, quel, quelle, quels, quelles, pourquoi, comment, est, qu, cual, cuales, como, porque",
    "o, qual, quais, cosa, che, quale, quali, perche, come, wat, welke, waarom, hoe, vad, vilken, vilka, varfor, hur",
    "hva, hvad, hvilken, hvorfor, hvordan, co, jaki, jaka, jakie, dlaczego, jak, что, какой, какая, какие, почему, зачем, как",
    "що, який, чому, як, ne, hangi, neden, nicin, nasil, ce, care, cum, τι, ποια, ποιο, γιατι, πως, proc, ktery, mit, miert",
    "if, whether, ob, ما, ماذا, لماذا, كيف, هل, क्या, कौन, कब, कहाँ, क्यों, कैसे, कितना, कितने, apa, siapa, kapan, berapa, bagaimana",
]);

/// Verbs that begin a question that is answered by yes or no, or follow a word that asks.
pub(super) static AUXILIARIES: WordList = word_list!([
    "is, are, am, was, were, does, do, did, will, would, can, could, should, shall, may, might, must, has, have, had, isn, aren",
    "doesn, don, didn, wouldn, couldn, hasn, haven, wasn, weren, cannot, need, needs, re, ll, d",
    "ist, sind, war, waren, wird, werden, wurde, wurden, hat, haben, hatte, kann, konnen, darf, muss, mussen, soll, sollen, gibt",
    "macht, steht, sagt, bedeutet, passiert, heisst, geht, liegt, gilt",
    "est, sont, etait, sera, ont, fait, peut, faut, es, son, fue, era, tiene, hay, puede, hace, esta, estan",
    "e, sao, foi, tem, ha, pode, faz, sono, ha, hanno, puo, fa, zijn, heeft, hebben, wordt, kan, moet",
    "ar, har, kan, er, jest, sa, ma, mozna, будет, был, была, это, есть",
    "puedes, podrias, podeis, podrian, puoi, potete, potresti, podes, podem, poderia, kannst, konnt, konntest, konntet, kun, kunt, kunnen, peux",
    "pouvez, pourriez, pourrais",
    "avete, hai, hanno, abbiamo, avez, avons, heb, hebt, habt, hast, han, habeis, has, ja, leram, viram",
    "staat, zegt, betekent, gaat, stod",
]);

/// What a question is about that names it by a pronoun, or begins to name it.
pub(super) static SUBJECTS: WordList = word_list!([
    "it, this, that, they, the, there, these, those, he, she, i, its, their, his, her"
]);

/// Those who read along. What addresses them is talk.
pub(super) static ADDRESSES: WordList = word_list!([
    "you, u, yall, your, yours, yourself, we, us, our, ours, i, me, my, mine, im, ive, id, anyone, anybody, someone, somebody",
    "everyone, everybody, folks, guys, mate, dude, bro, buddy, friends, colleagues",
    "du, dir, dich, dein, deine, ihr, euch, eure, euer, wir, uns, unser, unsere, ich, mir, mich, mein, meine, jemand, leute",
    "vous, votre, vos, tu, toi, nous, notre, nos, je, moi, mon, ma, quelqu",
    "usted, ustedes, vosotros, ti, tus, nosotros, nos, nuestro, nuestra, yo, mi, mis, alguien, opinais, opinan, opinas",
    "voce, voces, vc, vcs, meu, minha, eu, alguem, gente, voi, noi, nostro, nostra, io, mio, mia, qualcuno, ne pensate",
    "jullie, jij, je, jou, ons, onze, wij, ik, mij, mijn, iemand, ni, dig, dere, dei, vi, jag, jeg, nagon, noen",
    "вы, вас, вам, ты, тебя, тебе, мы, нас, нам, я, меня, мне, wy, ty, ktos, my, siz, sen, biz",
]);

/// Words for what people think: no page answers that.
pub(super) static OPINIONS: WordList = word_list!([
    "think, thinks, thought, thoughts, opinion, opinions, view, views, takes, reckon, feel, feelings, feedback, agree, disagree, wdyt",
    "imo, imho, reactions, comments, ideas, vibes, guess, bet, hell, heck, fuck, wtf, hope, suppose",
    "denkst, denkt, meinst, meint, meinung, meinungen, haltet, haltst, findest, gedanken, glaubt, glaubst, ahnung, gedacht",
    "pensez, penses, pense, avis, trouvez, trouves, opinas, opinais, opinan, piensas, pensais, piensan, parece, crees, creen, creeis",
    "acha, acham, achas, pensam, pensa, pensi, pensate, ritieni, opinione, opiniones, vinden, vind, denken, denk, mening, tycker",
    "tror, synes, syntes, думаете, думаешь, мнение, мнения, скажете, думаете, sadzicie, myslicie, myslisz, dusunuyorsunuz",
    "credeti, παιδια, γνωμη",
    "crap, shit, bullshit, nonsense, garbage, bollocks, synd, dite, lete, λετε",
    "prefer, prefers, reckon, rate, recommendations",
]);

/// Words of English that stand in any question, in any talk, and name nothing.
pub(super) static ENGLISH_FUNCTION: WordList = word_list!([
    "the, a, an, this, that, these, those, it, its, he, she, they, them, him, her, his, their, there, of, in, on, at, to, for, from",
    "with, without, by, as, and, or, but, so, not, no, yes, be, been, being, some, any, much, many, more, most, very, too, also, just",
    "really, actually, ever, yet, still, already, again, now, then, than, if, about, up, out, over, into, only, even, both, each",
    "s, t, re, ve, ll, m, doing, done, go, going, get, got, make, made, makes, like, something, anything, nothing, everything, exactly",
    "half, ago, hour, hours, minute, minutes, week, weeks, month, months, year, years, day, days, second, seconds",
    "though, tho, else, either, instead, since, until, must, done, all, here",
]);

/// The same in other languages.
pub(super) static FUNCTION: WordList = word_list!([
    "der, die, das, den, dem, des, ein, eine, einen, einem, einer, es, sie, er, und, oder, aber, nicht, auch, noch, schon, hier, da",
    "davon, dazu, daran, darin, darum, denn, eigentlich, mal, so, zu, von, im, am, um, mit, fur, auf, an, bei, sich, dies, diese",
    "dieser, dieses, diesen, doch, ja, nein, mehr, ganz, sehr, gerade",
    "le, la, les, un, une, des, du, de, d, l, c, ce, cet, cette, ces, ca, cela, il, elle, ils, elles, et, ne, pas, en, y, sur, dans",
    "pour, par, avec, au, aux, se, qu, que, plus, tout, tous, deja, j, n, m",
    "el, los, las, una, unos, y, o, en, por, con, para, lo, se, al, del, este, esta, esto, eso, esa, ese, ya, muy, mas, no, si, les",
    "os, as, um, uma, e, em, do, da, no, na, com, isso, isto, este, essa, esse, ja, mais, nao, sim, ao",
    "gli, i, uno, di, da, con, su, per, tra, questo, questa, quello, non, piu, gia, ci, si, nel, nella, del, della",
    "het, een, van, op, met, voor, dit, dat, die, niet, ook, al, nog, en, of, er, hem, ze, is, te",
    "den, det, en, ett, et, og, och, att, som, pa, med, til, till, av, inte, ikke, ju, nu",
    "и, в, на, не, это, этот, эта, о, об, по, с, к, у, же, ли, уже, za, w, z, sie, to, nie, czy, bu, su, bir, ve, mi, mu",
    "though, tho, else, either, instead, since, until, must, done, erin, drin, jetzt, va, tal, todo, чем, нем, ем, ca",
    "all, alles, alle, tout, todos",
    "here, там, dabei, trata, os",
    "om, for, fra, fran, hos, ved, ur",
]);

/// Words of talk about a page, which stand in it as well but are no question's alone.
pub(super) static TALK: WordList = word_list!([
    "summarize, summarise, summary, summaries, sum, summed, tldr, tl, dr, gist, recap, digest, shorten, short, shorter, long, brief",
    "briefly, read, reading, reads, reader, seen, see, saw, look, looked, looking, looks, watch, check, checked, have, know, knew",
    "known, heard, hear, say, says, said, saying, tell, tells, told, mean, means, meant, talk, talking, talks, discuss, discussed",
    "meet, lunch, article, articles, page, pages, link, links, post, posts, piece, story, text, thing, things, stuff, site, website",
    "blog, doc, document, paper, news, one, ones, first, next, another, other, same, new, old, time, moment, today, tomorrow",
    "worth, good, great, nice, cool, interesting, interested, interest, awesome, amazing, funny, fun, weird, odd, crazy, bad, true",
    "false, right, wrong, correct, ok, okay, sure, fine, serious, seriously, huh, eh, hm, hmm, lol, haha, wow, oh, ah, well, anyway",
    "relevant, useful, helpful, important, legit, real, fake, joke, kidding, possible, ready, done, want, wants, need, love, loves",
    "like, likes, enjoy, miss, missed, mind, help, helps, please, thanks, thank, thx, up, happening, happened, new, going, wrong",
    "believe, understand, care, share, shared, send, sent, give, gives, show, shows, find, found, use, try, tried, way, point, points",
    "sentence, sentences, bullet, bullets, words, line, lines, key, main, takeaway, takeaways, quick, quickly, question, questions",
    "idea, reason, matter, matters, deal, cares, else, maybe, perhaps, later, soon, latest, kind, sort, bit, part, content, contents",
    "zusammenfassen, zusammenfassung, fasst, fass, zusammen, gelesen, lesen, liest, gesehen, sehen, kennt, kennst, schaut, schau",
    "artikel, seite, beitrag, text, sagt, steht, gut, toll, spannend, interessant, super, wichtig, lohnt, wahr, ernst, bitte, danke",
    "wissen, weiss, neu, los, sache, geht, lust, zeit, kurz, stimmt, oder, gell, ne, was, link, mal, heute, morgen",
    "resumer, resume, resumez, lire, lu, vu, voir, article, dit, interessant, bien, vrai, utile, merci, temps, bon, cool, lien, sais",
    "resumir, resumen, resume, leer, leido, visto, ver, articulo, dice, interesante, bueno, bien, verdad, cierto, util, gracias, nota",
    "resumo, ler, leu, lido, viu, artigo, diz, interessante, bom, legal, verdade, obrigado, vale, pena, serve",
    "riassumere, riassunto, riassumi, leggere, letto, articolo, dice, interessante, bello, vero, giusto, utile, pagina",
    "samenvatten, samenvatting, gelezen, lezen, gezien, artikel, zegt, leuk, goed, waar, toch, interessant, nuttig",
    "sammanfatta, lasa, sett, bra, intressant, eller, referer, lest, laest, interessant",
    "читали, читал, видели, видел, статья, интересно, правда, хорошо, прочитать, спасибо, czytaliscie, widzieliscie, ciekawe, prawda",
    "wants, knows, yesterday, tonight, week, weekend, worum, daruber, summarizing, summarising, reads, work, works fine, mentioned, posted",
    "version, review, approve, confirm, join, attend, missing, remember, night, morning, evening, afternoon, echt, wirklich, wochenende",
    "chemin, mess, joke, mail, email, thread, chat, boss, manager, feedback, newsletter, meeting, standup, weekly, letto, leido, reviewed",
    "nutshell, version, versions, available now, anymore, anyways, congrats, sorry, worried, welcome, yay, ugh, damn, omg, holy, whoa",
    "kurzfassung, kurzversion, lesenswert, interessiert, hauptpunkte, wichtigste, punkte, fazit, gefunden, gehort, wusstet, wusstest",
    "resumo, resumen, resumes, resumis, leiste, leisteis, sabias, sabiais, tldr, tlpl, bref, court, courte, avis, savais, saviez",
    "parle, demain, morgen, manana, amanha, domani",
    "sound, sounds, sense, sharing, scam, spam, put, proceed, respond, react, learn, inside, message, ask, asking, come, comes",
    "kommt, klar, interesa, parla, handlar, chodzi, czym, clear, summing, checking, looking, thinking, meetings",
    "translate, translated, translation, ubersetzen, ubersetzung, traduire, traduccion, traducir, tradurre, vertalen",
    "updates, update, takers, before, people, title, sup, wassup, already",
    "last, sounding, agreed",
]);

/// What a command is wrapped into.
pub(super) static COURTEOUS: WordList = word_list!([
    "please, pls, plz, plss, thanks, thank, thx, ty, cheers, hi, hey, hello, hallo, yo, so, ok, okay, and, but, also, btw, fyi, well",
    "bitte, danke, moin, servus, merci, svp, stp, salut, bonjour, porfa, porfavor, por, favor, gracias, hola, obrigado, obrigada, ola, oi",
    "grazie, ciao, dank, bedankt, tack, hej, takk, tak, спасибо, пожалуйста, привет, prosze, dzieki, tesekkurler, lutfen, merhaba",
]);

/// What politely leads to a question: "could somebody tell me …".
pub(super) static POLITE: WordList = word_list!([
    "please, pls, plz, hi, hey, hello, so, ok, okay, and, but, also, quick, question, can, could, would, will, you, u, someone",
    "anyone, anybody, somebody, tell, explain, show, me, us, know, i, want, wanna, need, to, like, id, love, d, just, do, does, find",
    "out, look, up, check, see, let, say, from, this, in, on, page, article, it, interested, curious, am, m, im, it, says, any, idea",
    "sag, sage, sagt, mir, uns, bitte, kannst, konntest, konnen, du, sie, ihr, sagen, erklare, erklar, ich, mochte, wissen, will, wurde",
    "gern, gerne, weisst, weiss, jemand, dis, dites, moi, peux, tu, pouvez, vous, dire, je, veux, voudrais, savoir, sais",
    "dime, puedes, podrias, decirme, quiero, saber, sabes, diga, pode, me, dizer, quero, dimmi, puoi, dirmi, voglio, sapere",
    "wonder, wondering, explain, clarify, remind, tldr, kannst, konntest, hallo, moin, danke",
]);

/// What stands before "about".
pub(super) static REQUESTS: WordList = word_list!([
    "please, pls, plz, hi, hey, and, also, so, tell, me, us, what, whats, does, do, did, it, this, they, he, she, article, page, text",
    "say, says, said, anything, everything, all, something, more, only, just, mostly, mainly, info, information, details, summary, s",
    "summarize, summarise, summarized, sentences, sentence, points, point, bullets, part, parts, bit, section, the, a, an, is, there",
    "written, find, show, give, facts, can, could, would, you, want, i, d, like, to, know, need, read, id, tldr, in, of, from, one, two",
    "three, five, ten, short, quick, focus, focusing, explain, extract, get, list, learn, hear, how, author, authors, it, with, for, any",
    "was, sagt, steht, er, es, sie, der, die, das, artikel, seite, text, alles, nur, mehr, etwas, bitte, mir, sag, erzahl, zusammenfassung",
    "que, dit, article, l, tout, dis, moi, plus, resume, resumen, solo, todo, algo, dice, articulo, que, dime, dizem, diz, tudo",
    "cosa, dice, tutto, dimmi, wat, zegt, alles, alleen, vertel, over, het",
]);

/// What "about" follows where somebody describes the page: "this is about cats".
pub(super) static DESCRIBES: WordList = word_list!([
    "is, s, was, all, are",
    "article, page, text, post, one, piece, story, artikel, seite",
]);

/// What leads to a topic. The longest counts.
pub(super) const ABOUT: &[&str] = &[
    "about",
    "about the topic of",
    "about the topic",
    "on the topic of",
    "on the subject of",
    "regarding",
    "concerning",
    "anything on",
    "something on",
    "everything on",
    "info on",
    "information on",
    "details on",
    "more on",
    "with focus on",
    "with a focus on",
    "focus on",
    "focused on",
    "focusing on",
    "uber",
    "ueber",
    "bezuglich",
    "betreffend",
    "zum thema",
    "zu dem thema",
    "a propos de",
    "a propos du",
    "a propos des",
    "concernant",
    "au sujet de",
    "au sujet du",
    "au sujet des",
    "sur le",
    "sur la",
    "sur les",
    "sur l",
    "sobre",
    "acerca de",
    "acerca del",
    "respecto a",
    "a respeito de",
    "a respeito do",
    "sul",
    "sulla",
    "sullo",
    "sui",
    "sulle",
    "sugli",
    "riguardo a",
    "riguardo al",
    "over de",
    "over het",
    "over een",
    "met betrekking tot",
    "angaende",
    "angaaende",
    "na temat",
    "про",
    "насчет",
    "о",
    "об",
];

/// What asks for a summary: "summarize this", "fasse das zusammen".
pub(super) static SUMMARIZES: WordList = word_list!([
    "summarize, summarise, summarized, summarised, summarizing, summarising, sum, tldr, recap, shorten, condense",
    "zusammenfassen, zusammenfasst, fasse, fass, fasst, kurzen, resumer, resume, resumez, resumes, resumir, resuma, resumas, resumas",
    "resumi, resumais, riassumere, riassumi, riassuma, riassumete, samenvatten, vat, sammanfatta, sammenfatte, opsummer, oppsummer",
    "stresc, podsumuj, кратко, перескажи, суммируи, ozetle, ozetler",
]);

/// Nouns for one: beside "please" or "of the following" alone, since "Summary" may head a text.
pub(super) static SUMMARY_NOUNS: WordList = word_list!([
    "summary, tl, dr, gist, digest, zusammenfassung, kurzfassung, resume, synthese, resumen, sintesis, resumo, sintese, riassunto, sintesi, samenvatting, sammanfattning",
]);

/// What such a request points at, and is made of.
pub(super) static POINTS_AT_TEXT: WordList = word_list!([
    "following, below, pasted, attached, this, these, that, it, folgenden, folgende, folgendes, folgender, untenstehenden, das, dies, diesen, dieses",
    "suivant, suivante, dessous, ci, ce, cet, cette, ceci, cela, ca, siguiente, siguientes, abajo, esto, este, esta, eso",
    "seguinte, seguintes, abaixo, isto, isso, deste, desta, seguente, seguenti, sotto, questo, questa, dit, deze, onderstaande",
]);

/// How words for a summary begin, in the languages whose words for "private" are known.
pub(super) const SUMMARY_STEMS: &[&str] = &[
    "summar, tldr, recap, zusammenfass, zusammengefass, zusammenzufass, kurzfass, kurzzusammen, resumir, resumas, resumen, resumo, resumis",
    "resumez, resumer, riassu, sintetizz, sintetiz, samenvat, samengevat, sammanfatt, sammenfat, sammendrag, oppsummer, opsummer, referat",
    "streszc, stresc, podsumow, podsumuj, skrot, shrn, souhrn, zhrn, sazet, sazm, povzet, povzem, osszefoglal, rezum, tiivist",
    "yhteenve, kokkuvot, ozet, ringkas, rangkum, περιληψ, συνοψ, συνοψισ, кратк, резюм, суммир, перескаж, пересказ, обобщ, выжимк, сводк",
    "підсум, підсумуи, стисл, узагальн, стисни, обобщи, сажет, סכם, לסכם, תסכם, תמצ, סיכום, תקציר, לתמצת, ملخص, لخص, تلخيص, اختصر, تختصر",
    "موجز, خلاص, gist, digest",
];

/// The same in scripts that part no words, or part them by their signs, and in several words.
pub(super) const SUMMARY_ANYWHERE: &[&str] = &[
    "要約, まとめて, サマリ, 总结, 總結, 摘要, 概括, 归纳, 歸納, 요약, 간추려, สรุป, ย่อความ, सारांश, संक्षेप, समरी, সারাংশ, சுருக்க, tom tat, sum up, sum it up, sum this up, boil down, key points, main points",
    "fass den, fasse den, fasse mir, fass mir, short version, shorter version, boil it, boil this, boil that, nutshell, kurzversion",
    "kurze version, version courte, version corta, versao curta, versione breve, korte versie",
];

/// Nouns for the text beside a request.
pub(super) static TEXTS: WordList = word_list!([
    "text, message, article, mail, email, letter, note, notes, memo, thread, post, paragraph, passage, document, transcript, minutes, chat",
    "announcement, update, story, piece, excerpt, conversation, report, statement, speech, page, section, paragraphs, content, copy",
    "nachricht, artikel, brief, notiz, notizen, beitrag, absatz, abschnitt, dokument, protokoll, bericht, mitteilung, verlauf, inhalt, seite",
    "texte, courriel, lettre, paragraphe, extrait, compte, rapport, texto, mensaje, correo, carta, nota, notas, parrafo, documento, informe",
    "articulo, mensagem, artigo, paragrafo, relatorio, ata, testo, messaggio, articolo, lettera, paragrafo, tekst, bericht, verslag, stuk",
    "texten, meddelande, meddelelse, melding, artikkel, artikkelen, teksten, wiadomosc, wiadomosci, artykul, tekstu, list, clanek, zprava, zpravu",
    "текст, текста, сообщение, статья, статью, письмо, повідомлення, статтю, лист, metin, metni, mesaj, mesaji, makale, makaleyi, yaziyi",
    "teks, pesan, artikel, szoveg, szoveget, cikk, cikket, teksti, tekstin, viesti, κειμενο, αρθρο, μηνυμα, הטקסט, טקסט, הכתבה, ההודעה, النص, المقال, الرسالة, نص",
]);

/// What asks for something, in words.
pub(super) const ASKS_FOR: &[&str] = &[
    "i d rather, id rather, i would rather, i prefer, i d prefer, can someone, can anyone, can somebody, could someone, could anyone, could somebody, can you, could you, would you, will you, can u, could u, can i, could i, may i, can we, could we, i d like, id like, i would like, i need",
    "i want, we need, i d love, give me, make me, do me, write me, get me, send me, let me have, if you could, mind giving, mind summarizing, mind summarising",
    "kannst du, konntest du, kannste, konnen sie, konnten sie, konnt ihr, konntet ihr, wurdest du, wurden sie, ich brauche, ich brauch, ich hatte gern",
    "ich hatte gerne, ich mochte, ich will, gib mir, mach mir, fass mir, fasse mir, schreib mir, erstell mir, ich wunsche",
    "peux tu, tu peux, pourrais tu, pouvez vous, pourriez vous, vous pouvez, je voudrais, j aimerais, je veux, il me faut, donne moi, fais moi",
    "donnez moi, faites moi, puedes, podrias, puede, podria, me puedes, quiero, quisiera, necesito, me gustaria, dame, hazme, pode, podes, poderia",
    "voce pode, quero, queria, gostaria, preciso, me da, me de, me faz, puoi, potresti, puo, potrebbe, vorrei, voglio, mi serve, dammi, fammi",
    "kun je, kun jij, kunt u, zou je, wil je, ik wil, ik zou graag, geef me, geef mij, kan du, skulle du, jag vill, jag skulle vilja, jeg vil",
    "mozesz, moglbys, czy mozesz, potrzebuje, muzes, mohl bys, mohla bys, mozes, mohol by, можешь, можете, можно, мне нужно, мне нужен, сделаи, нужно",
    "можеш, зроби, мені потрібно, може ли, mozes li, mozete li, tudsz, tudnad, poti, puteti, voitko, voisitko, yapar misin, eder misin, misin, misiniz",
    "bisakah, bisa, tolong, co the, giup, mporeis, μπορεις, μπορειτε, תוכל, תוכלי, אפשר, אני רוצה, هل يمكنك, هل تستطيع, أريد, اريد, من فضلك",
];

/// What shows something to its readers, and asks for nothing: "please find below a summary".
pub(super) static SHOWS_OTHERS: WordList = word_list!([
    "find, enclosed, herewith, anbei, beiliegend, joint, jointe, adjunto, adjunta, anexo, anexa, allegato, allegata, bijgevoegd, bifogat, vedhaeftet, vedlagt",
]);

/// Whom a greeting greets.
pub(super) static GREETED: WordList = word_list!([
    "there, all, team, bot, everyone, again, folks, you, so, much, zusammen, nochmal, tous, toutes, a, todos, todas, tutti, allemaal, good, morning",
    "afternoon, evening, guten, morgen, tag, abend, buenos, buenas, dias, tardes, bom, dia, boa, tarde, buongiorno, dear, many, lot, in, advance, im, voraus",
]);

/// In scripts without spaces: what asks for something.
pub(super) const UNSPACED_ASKS: &[&str] = &[
    "ください",
    "下さい",
    "お願い",
    "おねがい",
    "もらえ",
    "くれ",
    "して欲し",
    "してほし",
    "したい",
    "请",
    "請",
    "帮",
    "幫",
    "麻烦",
    "麻煩",
    "一下",
    "给我",
    "給我",
    "能不能",
    "可以",
    "해줘",
    "해 줘",
    "주세요",
    "부탁",
    "해줄",
    "해 줄",
    "ช่วย",
    "หน่อย",
    "ขอ",
    "กรุณา",
];

/// In scripts without spaces: what points at the text beside it.
pub(super) const UNSPACED_POINTS: &[&str] = &[
    "次の",
    "以下",
    "下の",
    "この",
    "下記",
    "上記",
    "上の",
    "これ",
    "文章",
    "本文",
    "テキスト",
    "記事",
    "メール",
    "下面",
    "下列",
    "上面",
    "这",
    "這",
    "此",
    "文字",
    "内容",
    "內容",
    "다음",
    "아래",
    "위의",
    "위 ",
    "이 글",
    "이글",
    "글을",
    "이 ",
    "메시지",
    "기사",
    "ข้อความ",
    "บทความ",
    "นี้",
    "ต่อไปนี้",
    "ด้านล่าง",
];

/// Verbs of such a request.
pub(super) static REQUEST_VERBS: WordList = word_list!([
    "write, make, create, provide, need, give, gib, gibt, erstelle, erstell, schreib, schreibe, mach, mache, machen, brauche",
    "fais, fait, faites, faire, donne, donnez, pourriez, haz, hazme, hacer, haga, dame, faz, faca, fazer, fai, fammi, maak, geef",
    "plait, il, vous, please, bleibt, bleiben, bleibe, stays, stay, remain, reste, restez, queda, quede, fica, fique, blijft, resta, rimane",
    "team, gerne, gern, moi, nous, le, la, mir, uns, me, texto, texte, testo, tekst, texten, nachricht, message, absatz, paragraph, passage",
]);

/// In scripts without spaces: a request for a summary ends so.
pub(super) const UNSPACED_REQUESTS: &[&str] = &[
    "要約して",
    "要約してください",
    "要約して下さい",
    "要約お願いします",
    "要約をお願いします",
    "要約してくれますか",
    "要約してもらえますか",
    "まとめて",
    "まとめてください",
    "まとめて下さい",
    "请总结",
    "請總結",
    "总结一下",
    "總結一下",
    "请概括",
    "概括一下",
    "总结以下内容",
    "总结下面的内容",
    "요약해",
    "요약해줘",
    "요약해 줘",
    "요약해주세요",
    "요약해 주세요",
    "요약 부탁해요",
    "요약 부탁드립니다",
];

/// What is counted, so that a number before it is one of sentences.
pub(super) static COUNTED: WordList = word_list!([
    "sentence, sentences, points, bullets, lines, satze, satzen, satz, phrases, frases, frasi, oraciones, zinnen, meningar, zdan",
    "zdaniach, предложений, предложениях, cumle, kalimat, n, x",
    "bullet, point, line",
]);

/// What a number after it belongs to: "chapter 5".
pub(super) static NUMBERED: WordList = word_list!([
    "chapter, section, article, part, page, figure, table, version, step, question, phase, level, stage, number, no, day, week, year",
    "kapitel, abschnitt, artikel, teil, seite, tabelle, schritt, frage, nummer, chapitre, partie, capitulo, seccion, parte, capitolo",
    "windows, iphone, covid, formula, act, law, rule, gate, platform, room, type, class, model, python, java, ios, android, g, pixel",
]);

/// Verbs that are talk elsewhere, and name something beside "who" and "when".
pub(super) static ACTS: WordList = word_list!(["said, found, gave, meant, wrote"]);

/// Verbs of English that stand after a word that asks.
pub(super) static ENGLISH_VERBS: WordList = word_list!([
    "is, are, was, were, does, do, did, will, would, can, could, should, shall, may, might, must, has, have, had, isn, aren, doesn",
    "don, didn, wouldn, couldn, hasn, haven, wasn, weren, re, ll, d, s, to, am, need, needs, cannot",
]);

/// Words that ask, by how the verbs behind them look: in German and Dutch,
pub(super) static ASKS_IN_GERMANIC: WordList = word_list!([
    "was, wer, wem, wen, wann, wo, woher, wohin, wieso, weshalb, warum, wofur, womit, wie, wanneer, waar, waarom, hoe, wat",
    "welche, welcher, welches, welchen, welke",
]);

/// in Spanish, French, Portuguese and Italian,
pub(super) static ASKS_IN_ROMANCE: WordList = word_list!([
    "cuando, donde, quien, quienes, como, quando, onde, quem, dove, chi, come, perche, quand, qui, comment, pourquoi",
    "cuanto, cuanta, cuantos, cuantas, quanto, quanta, quantos, quantas, quanti, quante, combien",
]);

/// in Swedish, Danish and Norwegian,
pub(super) static ASKS_IN_NORDIC: WordList =
    word_list!(["vad, vem, nar, hur, varfor, hva, hvad, hvem, hvornar, hvor, hvorfor, hvordan"]);

/// in Polish,
pub(super) static ASKS_IN_POLISH: WordList =
    word_list!(["co, kto, kiedy, gdzie, jak, dlaczego, ile"]);

/// and in Russian and Ukrainian.
pub(super) static ASKS_IN_RUSSIAN: WordList =
    word_list!(["что, кто, когда, где, куда, откуда, как, почему, зачем, хто, коли, чому, як"]);

/// What asks which: a noun follows it, and exclaims as well ("quelle histoire").
pub(super) static ASKS_WHICH: WordList = word_list!([
    "que, quoi, quel, quelle, quels, quelles, cual, cuales, qual, quais, cosa, che, quale, quali, какой, какая, какие, який",
    "vilken, vilka, hvilken, jaki, jaka, jakie, hangi, ktery, ποια, ποιο, care, ce",
]);

/// What may stand between a word that asks and its verb.
pub(super) static CLITICS: WordList =
    word_list!(["se, si, s, lo, la, le, les, l, ca, c, il, elle, on, ne, n, no, me, es, sich, не"]);

/// Verbs of what pages tell, beside [`AUXILIARIES`].
pub(super) static VERBS: WordList = word_list!([
    "kostet, kosten, offnet, schliesst, beginnt, begann, endet, dauert, funktioniert, funktionieren, kam, kommen, kommt, gewann, starb",
    "findet, fand, gab, ging, lag, stand, hiess, wohnt, gehort, baute, schrieb, sprach, bekommt, enthalt, braucht, liegen, stehen",
    "cuesta, cuestan, abre, abren, cierra, empieza, termina, dura, funciona, funcionan, significa, ocurre, ocurrio, paso, gano, murio",
    "dice, contiene, incluye, necesita, existe, existen, ofrece, construyo, escribio, hizo, queda, llega, sale, vive, son",
    "custa, custam, abrem, fecha, comeca, acaba, existem, contem, inclui, oferece, aconteceu, acontece, ganhou, morreu, fica, ficam",
    "costa, costano, apre, chiude, comincia, finisce, funziona, succede, successe, offre, vinse, trova, trovano, serve, servono",
    "coute, coutent, ouvre, ouvrent, ferme, commence, finit, dure, marche, fonctionne, fonctionnent, signifie, contient, arrive, trouve",
    "propose, permet, coutait, gagne, vit, faut",
    "kost, kosten, werkt, werken, opent, sluit, begint, eindigt, duurt, gebeurt, gebeurde, vertrekt, won, kwam, ligt",
    "kostar, koster, fungerar, fungerer, oppnar, abner, stanger, borjar, slutar, hander, ligger, betyder, vann, vandt",
    "kosztuje, kosztuja, dziala, dzialaja, otwiera, zamyka, znaczy, zaczyna, trwa, zawiera, wygral, zbudowal, jest",
    "стоит, стоят, работает, работают, значит, находится, начинается, открывается, закрывается, выиграл, построил, умер",
]);

/// What follows a word that asks where nothing is asked: "como siempre", "wie immer", "quand même", "wat leuk".
pub(super) static IDIOMS: WordList = word_list!([
    "immer, gesagt, erwartet, gewohnt, versprochen, besprochen, gehabt, ublich, moglich, gewunscht, gestern, heute, schon, toll, spannend",
    "schade, cool, geil, witzig, lustig, lieb, nett, auch, sonst, oben, unten, folgt, bekannt, angekundigt, vereinbart, erwahnt, ein, eine",
    "pueden, podeis, podemos, veis, llegues, llegas, sabeis, sabes, siempre, dije, dijo, dijiste, dijimos, nunca, antes, puedas, puedan, quieras, quieran, tengas, tengan, bonito, bonita, bueno, buena",
    "guay, bien, mal, lastima, pena, rabia, risa, historia, dicho, posible, un, una, va, vaya, ves, ven",
    "sempre, disse, dissi, ditto, detto, possivel, puder, puderem, quiser, quiserem, tiver, tiverem, legal, bom, boa, linda, lindo, um, uma",
    "puoi, potete, vuoi, volete, hai, avete, bello, bella, bravo, peccato, possibile, solito, al",
    "toujours, meme, dire, sait, sais, pas, possible, prevu, convenu, dit, disait, dommage, bonne, bon, tu, vous, d, habitude, joli",
    "altijd, een, leuk, mooi, goed, gaaf, raar, jammer, grappig, interessant, dan, gezegd, afgesproken, beloofd, gewoonlijk, niet",
    "alltid, altid, vanligt, vanlig, saedvanlig, sagt, sagd, roligt, kul, bra, fint, synd, da, sa",
    "zawsze, zwykle, za, mowilem, mozesz, bedziesz, fajnie, ladnie, szkoda, zwyczaj",
    "всегда, обычно, за, сможешь, сможете, будет время, здорово, жаль, интересно, красиво, скажешь, раз, видите, видишь, видно",
    "зазвичай, завжди, zaman, guzel, harika",
]);

/// In scripts without spaces: what asks.
pub(super) const UNSPACED_QUESTIONS: &[&str] = &[
    "何",
    "誰",
    "いつ",
    "どこ",
    "なぜ",
    "どうして",
    "いくら",
    "いくつ",
    "どの",
    "どれ",
    "どんな",
    "ですか",
    "ますか",
    "什么",
    "什麼",
    "谁",
    "誰",
    "哪",
    "怎么",
    "怎麼",
    "怎样",
    "为什么",
    "為什麼",
    "为何",
    "多少",
    "几",
    "幾",
    "吗",
    "嗎",
    "何时",
    "얼마",
    "언제",
    "어디",
    "누가",
    "누구",
    "무엇",
    "뭐",
    "왜",
    "어떻게",
    "몇",
    "인가요",
    "나요",
    "ไหม",
    "อะไร",
    "เท่าไหร่",
    "เท่าไร",
    "เมื่อไหร่",
    "ที่ไหน",
    "ใคร",
    "ทำไม",
    "อย่างไร",
];

/// In scripts without spaces: talk that asks people, or for a summary.
pub(super) const UNSPACED_TALK: &[&str] = &[
    "どう思",
    "どうです",
    "どうかな",
    "いかがです",
    "要約",
    "まとめて",
    "読みました",
    "見ました",
    "読んだ",
    "見た？",
    "ご存じ",
    "知ってます",
    "お願い",
    "ですよね",
    "でしょう？",
    "皆さん",
    "みんな",
    "怎么看",
    "怎麼看",
    "觉得",
    "覺得",
    "如何看",
    "看法",
    "总结",
    "總結",
    "摘要",
    "概括",
    "看过",
    "看過",
    "看了吗",
    "怎么样",
    "有意思",
    "面白い",
    "本当？",
    "まじ",
    "大家",
    "你们",
    "你們",
    "是吗",
    "是嗎",
    "对吗",
    "對嗎",
    "真的吗",
    "好吗",
    "谢谢",
    "어때",
    "어떻게 생각",
    "생각",
    "요약",
    "보셨",
    "봤어",
    "읽어",
    "읽었",
    "여러분",
    "그렇죠",
    "맞죠",
    "สรุป",
    "คิดยังไง",
    "คิดอย่างไร",
];

/// In scripts without spaces: "this", "it".
pub(super) const UNSPACED_PRONOUNS: &[&str] = &[
    "これ",
    "それ",
    "あれ",
    "この件",
    "その件",
    "这",
    "這",
    "那",
    "它",
    "这个",
    "這個",
    "此",
    "이것",
    "그것",
    "이거",
    "이",
    "그",
];

/// In scripts without spaces: what leads to a topic, and whether it stands before it.
pub(super) const UNSPACED_ABOUT: &[(&str, bool)] = &[
    ("关于", true),
    ("關於", true),
    ("について", false),
    ("に関して", false),
    ("に対해", false),
    ("에 대해", false),
    ("에 관해", false),
    ("เกี่ยวกับ", true),
];
