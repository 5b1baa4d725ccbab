# Les mots de l'application en français. Le sens des paramètres est expliqué dans en.ftl.

## Ce qui est résumé, dans d'autres phrases
your-text = votre texte
    .first = Votre texte
the-text = le texte
    .first = Le texte
the-message = le message
    .first = Le message

## Aide
help = *Des résumés de pages web, ici même.* Donnez-moi un lien :
    • `/summarize https://example.com/article` – { $sentences ->
        [1] la phrase la plus importante
        [3] les trois phrases les plus importantes
       *[other] les { $sentences } phrases les plus importantes
    }, { $visibility ->
        [public] pour tout le canal
       *[private] pour vous uniquement
    }
    • `… 5 { $visibility ->
        [public] privé` – cinq phrases, pour vous uniquement
       *[private] public` – cinq phrases, pour tout le canal
    }
    • `… combien ça coûte ?` – celles qui répondent
    • `… sur les prix` – celles sur un sujet
    • `… en français` – en français, si le moteur sait traduire
    Tout nombre de { $min } à { $max } convient, de même qu’un long texte à la place du lien.
    Boutons : *Plus court*, *Plus long*, *Poser une question*, *Partager dans le canal*, *Supprimer*. Dans le menu de chaque message (⋮), *Summarize* fait de même pour vous uniquement.

## La commande n'a pas été comprise
sentences-out-of-range = Un résumé compte de { $min } à { $max } phrases. Par exemple : `/summarize https://example.com/article 5`
unsupported-scheme = Je ne lis que les pages dont l’adresse commence par http:// ou https://.
credentials-in-address = Cette adresse contient un nom d’utilisateur ou un mot de passe. Donnez-m’en une sans : je ne me connecte nulle part.
malformed-address = Cela ne ressemble pas à une adresse web. Essayez l’adresse complète, par exemple `/summarize https://example.com/article`.
question-without-page = Je résume des pages et des textes, et ne peux pas répondre à une question sans eux. Ajoutez un lien : `/summarize https://example.com/article combien ça coûte ?`
text-too-short =
    Ce texte est trop court : { $characters ->
        [one] { $characters } caractère
       *[other] { $characters } caractères
    }, alors qu’il en faut environ { $needed } pour un résumé. Collez-en davantage ou donnez-moi un lien : `/summarize https://example.com/article`. Le reste est ici : `/summarize help`
text-too-long = Ce texte est trop long : je prends moins de { $kibibytes } Kio à la fois, environ 60 000 lettres, ou 20 000 dans des écritures comme le chinois. Collez-en une partie ou donnez-moi un lien.

## Rien n'a commencé
not-queued = Votre demande n’a pas pu être prise en charge à temps. S’il n’y a pas de résumé dans une minute, réessayez.
too-many = Cela fait beaucoup de demandes d’un coup ; celles des autres passent d’abord. Réessayez dans une minute.
workspace-not-served = Cette installation de Summarize n’est pas prévue pour votre espace de travail. Adressez-vous aux personnes qui la gèrent.
unreadable-button = Ce bouton est trop ancien. Refaites la demande avec `/summarize` et le lien.
not-yours = Seule la personne qui a demandé ce résumé peut le supprimer.
nothing-in-message = Ce message ne contient aucun lien, et il est trop court pour être résumé.
nothing-asked = Écrivez votre question dans le champ, puis appuyez sur Poser la question.

## C'est commencé. Ces phrases restent affichées et doivent rester vraies
summarizing = { $it_first } : le résumé arrive ci-dessous.
summarizing-for-you = { $it_first } : le résumé arrive ci-dessous, pour vous.
looking-up = { $it_first } : la réponse à « { $question } » arrive ci-dessous.
looking-up-for-you = { $it_first } : la réponse à « { $question } » arrive ci-dessous, pour vous.
summarizing-anew =
    { $it_first } en { $sentences ->
        [1] une phrase
       *[other] { $sentences } phrases au plus
    } : { $place ->
        [channel] le résumé pour le canal arrive ci-dessous.
       *[same] le nouveau résumé prend la place de l’ancien.
    }

## Ce qui a été laissé de côté dans la commande
note-first-link = J’ai pris le premier lien.
note-text-not-link = J’ai pris le texte, pas le lien qu’il contient.
note-one-number = Parmi les nombres, j’ai pris { $count }.
note-number-left-out = J’ai laissé « { $typed } » de côté : un résumé compte de { $min } à { $max } phrases.
note-not-understood = Je n’ai pas compris « { $typed } ».
note-private-wins = Vous avez demandé private et public : il ne sera visible que par vous.
note-one-language = Parmi les langues, j’ai pris : { $language }.
note-question-cut = Votre question est longue : j’en ai pris les { $limit } premiers caractères.

## Le champ pour une question
ask-prompt = { $it_first } : que voulez-vous savoir ?
ask-label = Votre question, ou un sujet
ask-example = Combien ça coûte ?

## Échec
sorry = Désolé, le résumé a échoué plusieurs fois et j’ai abandonné. Réessayez ; si cela échoue encore, prévenez les personnes qui gèrent cette application.
sorry-for = { $it_first } : désolé, le résumé a échoué plusieurs fois et j’ai abandonné. Réessayez ; si cela échoue encore, prévenez les personnes qui gèrent cette application.
out-of-time = { $it_first } : le résumé a pris trop de temps. Réessayez dans une minute.
our-side = { $it_first } : un problème de notre côté a empêché la lecture. Réessayez dans une minute.
too-complex = { $it_first } : c’est trop complexe pour une lecture sûre. Vous pouvez coller le texte après `/summarize`.

## La page n'est pas venue
port-not-allowed = { $it_first } : ce port est inhabituel, et je ne visite que les sites ordinaires (ports 80 et 443).
private-address = { $it_first } : cette adresse est dans un réseau privé, et je ne visite que les sites publics.
unknown-host = { $it_first } : je n’ai trouvé aucun site à cette adresse. Vérifiez-la.
not-found = { $it_first } : d’après le site, cette page n’existe pas. Vérifiez l’adresse.
login-required = { $it_first } : il faut une connexion ou un abonnement, je ne peux donc pas lire la page. Vous pouvez coller le texte après `/summarize`.
blocked = { $it_first } : le site ne me laisse pas lire la page. Vous pouvez coller le texte après `/summarize`.
site-failed = { $it_first } : le site a lui-même un problème (HTTP { $status }). Réessayez plus tard.
too-many-redirects = { $it_first } : le site me renvoie sans fin d’une adresse à l’autre. Essayez l’adresse finale de la page.
too-large = { $it_first } : c’est trop volumineux, je lis jusqu’à { $megabytes } Mo.
not-a-page = { $it_first } : ce n’est pas une page avec un texte que je puisse lire. Je lis les pages web, le texte simple et les documents PDF et Word.
unreadable-encoding = { $it_first } : le site l’a envoyé compressé d’une façon que je ne peux pas lire. Vous pouvez coller le texte après `/summarize`.
too-slow = { $it_first } : le site est trop lent et n’a pas envoyé la page à temps. Réessayez plus tard.
unreachable = { $it_first } : je n’ai pas pu joindre cette adresse. Vérifiez-la ou réessayez plus tard.

## La page ne contient rien à résumer
scanned-pdf = { $it_first } : c’est un document numérisé, des images de pages sans texte que je puisse lire.
unreadable-pdf = { $it_first } : je ne peux pas lire ce PDF, il est peut-être endommagé ou protégé.
unreadable-word = { $it_first } : je ne peux pas lire ce document Word, il est peut-être endommagé ou protégé.
readers-turned-away = { $it_first } : le site refuse les lecteurs automatiques, je ne peux donc pas lire la page. Vous pouvez coller le texte après `/summarize`.
drawn-by-script = { $it_first } : le texte n’apparaît que dans un navigateur qui exécute ses scripts, je ne peux donc pas le lire. Vous pouvez coller le texte après `/summarize`.
consent-required = { $it_first } : la page demande d’abord un accord pour les cookies, et je ne peux pas y répondre. Vous pouvez coller le texte après `/summarize`.
site-broken = { $it_first } : le site a lui-même un problème. Réessayez plus tard.
no-sentences = { $it_first } : je n’y ai trouvé aucune phrase à résumer.
nothing-to-summarize = { $it_first } : je n’y ai rien trouvé à résumer, la page n’a presque aucun texte propre.

## SMMRY
no-key = SMMRY n’a pas encore de clé ici, il n’y a donc pas de résumés. Demandez aux personnes qui gèrent cette application d’en définir une ou de laisser répondre le moteur intégré.
smmry-restricted = SMMRY n’a plus de crédits ou a restreint le compte de cette application. Prévenez les personnes qui la gèrent ; réessayer ne servira à rien.
smmry-key-refused = SMMRY n’accepte pas la clé de cette application. Prévenez les personnes qui la gèrent ; réessayer ne servira à rien.
smmry-cannot-summarize = { $it_first } : SMMRY n’y a rien trouvé à résumer. C’est trop court, ou ce n’est pas une page avec du texte.
smmry-timed-out = { $it_first } : SMMRY a pris trop de temps. Réessayez dans une minute.
smmry-unavailable = SMMRY n’est pas disponible en ce moment. Réessayez dans quelques minutes.

## Le résumé : son titre quand le texte n'en a pas
untitled-yours = Votre texte
untitled-by = Un texte de { $person }
untitled = Un texte
message-by = Un message de { $person }
message = Un message
left-out = … et { $count } de plus, qui ne tiennent pas dans un message

## Le résumé : ce qui a été demandé. Les parenthèses suivent le titre dans une notification
asked = Question : « { $question } »
unsaid = Je n’ai pas trouvé de réponse ici. Ce que dit le texte :
asked-aside = (question : « { $question } »)
unsaid-aside = (question : « { $question } » ; je n’ai pas trouvé de réponse)

## Le résumé : la ligne discrète en dessous
shorter-by = { $percent } % plus court
whole-text = le texte entier
saves =
    { $minutes ->
        [one] économise { $minutes } minute
       *[other] économise { $minutes } minutes
    }
description-only = la description donnée par la page, qui ne montre aucun texte
asked-by = demandé par { $person }
shared-by = partagé par { $person }
made-anew = refait pour le partage
untranslated =
    { $source ->
        [page] dans la langue de la page
       *[text] dans la langue du texte
    }, car { $engine ->
        [smmry] SMMRY
       *[builtin] le moteur intégré
    } ne traduit pas (langue demandée : { $language })
made-by =
    par { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] le moteur intégré
    }
made-by-for =
    par { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] le moteur intégré
    }, { $others ->
        [smmry] SMMRY
        [model] { $model }
       *[both] { $model } et SMMRY
    } n’ayant pas pu aider
not-borne-out =
    par { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] le moteur intégré
    }, car { $source ->
        [page] la page
        [message] le message
       *[text] le texte
    } ne confirme pas ce que { $model } a écrit
checked =
    par { $model }, vérifié d’après { $source ->
        [page] la page
        [message] le message
       *[text] le texte
    }
checked-replaced =
    par { $model }, vérifié d’après { $source ->
        [page] la page
        [message] le message
       *[text] le texte
    }, { $replaced } sur { $count } dans les termes de l’original
translated =
    traduit par { $model } ; { $names ->
        [checked] nombres, dates et noms vérifiés
       *[unchecked] nombres et dates vérifiés
    } d’après { $source ->
        [page] la page
        [message] le message
       *[text] le texte
    }
some-model = un modèle de langage
by-builtin-no-questions = par le moteur intégré, SMMRY ne répondant pas aux questions

## Les boutons
button-shorter = Plus court
    .label = Plus court : un résumé plus bref
button-longer = Plus long
    .label = Plus long : un résumé plus détaillé
button-share = Partager dans le canal
    .label = Partager dans le canal : ce résumé
button-dismiss = Supprimer
    .label = Supprimer : ce résumé
button-ask = Poser une question
    .label = Poser une question à ce sujet
button-answer = Poser la question
    .label = Poser la question : celle du champ
button-dismiss-field = Supprimer
    .label = Supprimer ce champ

## Le nom des langues
language-name =
    { $code ->
        [ar] arabe
        [bg] bulgare
        [ca] catalan
        [cs] tchèque
        [da] danois
        [de] allemand
        [el] grec
        [en] anglais
        [es] espagnol
        [fa] persan
        [fi] finnois
        [fr] français
        [he] hébreu
        [hi] hindi
        [hr] croate
        [hu] hongrois
        [id] indonésien
        [it] italien
        [ja] japonais
        [ko] coréen
        [nl] néerlandais
        [no] norvégien
        [pl] polonais
        [pt] portugais
        [ro] roumain
        [ru] russe
        [sk] slovaque
        [sr] serbe
        [sv] suédois
        [th] thaï
        [tr] turc
        [uk] ukrainien
        [vi] vietnamien
        [zh] chinois
       *[other] { $code }
    }
