# Las palabras de la aplicación en español. El significado de los parámetros está en en.ftl.

## Lo que se resume, dentro de otras frases
your-text = tu texto
    .first = Tu texto
the-text = el texto
    .first = El texto
the-message = el mensaje
    .first = El mensaje

## Ayuda
help = *Resúmenes de páginas web, aquí mismo.* Dame un enlace:
    • `/summarize https://example.com/article` – { $sentences ->
        [1] la frase más significativa
        [3] las tres frases más significativas
       *[other] las { $sentences } frases más significativas
    }, { $visibility ->
        [public] para todo el canal
       *[private] solo para ti
    }
    • `… 5 { $visibility ->
        [public] privado` – cinco frases, solo para ti
       *[private] público` – cinco frases, para todo el canal
    }
    • `… ¿cuánto cuesta?` – las que responden
    • `… sobre precios` – las de un tema
    • `… en español` – en español, si el motor puede traducir
    Vale cualquier número del { $min } al { $max }, y también un texto largo en lugar del enlace.
    Botones: *Más corto*, *Más largo*, *Preguntar*, *Compartir en el canal*, *Descartar*. En el menú de cualquier mensaje (⋮), *Summarize* hace lo mismo solo para ti.

## No se entendió el comando
sentences-out-of-range = Un resumen puede tener de { $min } a { $max } frases. Por ejemplo: `/summarize https://example.com/article 5`
unsupported-scheme = Solo puedo leer páginas cuya dirección empieza por http:// o https://.
credentials-in-address = Esa dirección lleva un nombre de usuario o una contraseña. Dame una sin ellos: no inicio sesión en ningún sitio.
malformed-address = Eso no parece una dirección web. Prueba con la dirección completa, por ejemplo `/summarize https://example.com/article`.
question-without-page = Resumo páginas y textos, y no puedo responder a una pregunta sin ellos. Añade un enlace: `/summarize https://example.com/article ¿cuánto cuesta?`
text-too-short =
    Ese texto es demasiado corto: { $characters ->
        [one] { $characters } carácter
       *[other] { $characters } caracteres
    }, y un resumen necesita unos { $needed }. Pega más texto o dame un enlace: `/summarize https://example.com/article`. Lo demás está aquí: `/summarize help`
text-too-long = Ese texto es demasiado largo: acepto menos de { $kibibytes } KiB de una vez, unas 60 000 letras, o 20 000 en escrituras como la china. Pega una parte o dame un enlace.

## No se empezó nada
not-queued = Tu petición no se pudo aceptar a tiempo. Si en un minuto no hay resumen, inténtalo de nuevo.
too-many = Son muchas peticiones a la vez; primero van las de los demás. Inténtalo de nuevo en un minuto.
workspace-not-served = Esta instalación de Summarize no atiende a tu espacio de trabajo. Pregunta a quienes la gestionan.
unreadable-button = Ese botón es demasiado antiguo. Vuelve a pedirlo con `/summarize` y el enlace.
not-yours = Solo quien pidió este resumen puede descartarlo.
nothing-in-message = En ese mensaje no hay ningún enlace, y es demasiado corto para resumirlo.
nothing-asked = Escribe tu pregunta en el campo y pulsa Preguntar.

## Ha empezado. Estas frases se quedan y deben seguir siendo ciertas
summarizing = { $it_first }: el resumen aparece abajo.
summarizing-for-you = { $it_first }: el resumen para ti aparece abajo.
looking-up = { $it_first }: la respuesta a «{ $question }» aparece abajo.
looking-up-for-you = { $it_first }: la respuesta a «{ $question }» aparece abajo, solo para ti.
summarizing-anew =
    { $it_first } en { $sentences ->
        [1] una frase
       *[other] hasta { $sentences } frases
    }: { $place ->
        [channel] el resumen para el canal aparece abajo.
       *[same] el nuevo resumen ocupa el lugar del anterior.
    }

## Lo que se pasó por alto en el comando
note-first-link = He tomado el primer enlace.
note-text-not-link = He tomado el texto, no el enlace que contiene.
note-one-number = De los números he tomado { $count }.
note-number-left-out = He dejado fuera «{ $typed }»: un resumen tiene de { $min } a { $max } frases.
note-not-understood = No he entendido «{ $typed }».
note-private-wins = Has pedido private y public: solo tú lo verás.
note-one-language = De los idiomas he tomado: { $language }.
note-question-cut = Tu pregunta es larga: he tomado sus primeros { $limit } caracteres.

## El campo para una pregunta
ask-prompt = { $it_first }: ¿qué te gustaría saber?
ask-label = Tu pregunta, o un tema
ask-example = ¿Cuánto cuesta?

## Ha fallado
sorry = Lo siento, el resumen ha fallado varias veces y he desistido. Inténtalo de nuevo; si vuelve a fallar, avisa a quienes gestionan esta aplicación.
sorry-for = { $it_first }: lo siento, el resumen ha fallado varias veces y he desistido. Inténtalo de nuevo; si vuelve a fallar, avisa a quienes gestionan esta aplicación.
out-of-time = { $it_first }: el resumen ha tardado demasiado. Inténtalo de nuevo en un minuto.
our-side = { $it_first }: un fallo de nuestro lado ha impedido la lectura. Inténtalo de nuevo en un minuto.
too-complex = { $it_first }: es demasiado complejo para leerlo con seguridad. Puedes pegar el texto después de `/summarize`.

## La página no llegó
port-not-allowed = { $it_first }: ese puerto no es habitual, y solo visito sitios web corrientes (puertos 80 y 443).
private-address = { $it_first }: esa dirección está en una red privada, y solo visito sitios web públicos.
unknown-host = { $it_first }: ahí no he encontrado ningún sitio web. Comprueba la dirección.
not-found = { $it_first }: el sitio dice que esa página no existe. Comprueba la dirección.
login-required = { $it_first }: hace falta iniciar sesión o una suscripción, así que no puedo leerlo. Puedes pegar el texto después de `/summarize`.
blocked = { $it_first }: el sitio no me deja leerlo. Puedes pegar el texto después de `/summarize`.
site-failed = { $it_first }: el propio sitio tiene un problema (HTTP { $status }). Inténtalo más tarde.
too-many-redirects = { $it_first }: el sitio me envía sin fin de una dirección a otra. Prueba con la dirección final de la página.
too-large = { $it_first }: es demasiado grande, leo hasta { $megabytes } MB.
not-a-page = { $it_first }: no es una página con texto que pueda leer. Leo páginas web, texto sin formato y documentos PDF y Word.
unreadable-encoding = { $it_first }: el sitio lo envió comprimido de una forma que no puedo leer. Puedes pegar el texto después de `/summarize`.
too-slow = { $it_first }: el sitio es demasiado lento y no envió la página a tiempo. Inténtalo más tarde.
unreachable = { $it_first }: no he podido conectar. Comprueba la dirección o inténtalo más tarde.

## En la página no hay nada que resumir
scanned-pdf = { $it_first }: es un documento escaneado, imágenes de páginas sin texto que pueda leer.
unreadable-pdf = { $it_first }: es un PDF que no puedo leer; puede estar dañado o protegido.
unreadable-word = { $it_first }: es un documento de Word que no puedo leer; puede estar dañado o protegido.
readers-turned-away = { $it_first }: el sitio rechaza a los lectores automáticos, así que no puedo leerlo. Puedes pegar el texto después de `/summarize`.
drawn-by-script = { $it_first }: el texto solo aparece en un navegador que ejecuta sus scripts, así que no puedo leerlo. Puedes pegar el texto después de `/summarize`.
consent-required = { $it_first }: la página pregunta primero por las cookies, y no puedo responder a eso. Puedes pegar el texto después de `/summarize`.
site-broken = { $it_first }: el propio sitio tiene un problema. Inténtalo más tarde.
no-sentences = { $it_first }: no he encontrado frases que resumir.
nothing-to-summarize = { $it_first }: no he encontrado nada que resumir, la página apenas tiene texto propio.

## SMMRY
no-key = SMMRY aún no tiene clave aquí, así que no hay resúmenes. Pide a quienes gestionan esta aplicación que pongan una o que dejen responder al motor integrado.
smmry-restricted = SMMRY se ha quedado sin créditos o ha restringido la cuenta de esta aplicación. Avisa a quienes la gestionan; intentarlo de nuevo no servirá.
smmry-key-refused = SMMRY no acepta la clave de esta aplicación. Avisa a quienes la gestionan; intentarlo de nuevo no servirá.
smmry-cannot-summarize = { $it_first }: SMMRY no ha encontrado nada que resumir. Es demasiado corto o no es una página con texto.
smmry-timed-out = { $it_first }: SMMRY ha tardado demasiado. Inténtalo de nuevo en un minuto.
smmry-unavailable = SMMRY no está disponible ahora mismo. Inténtalo de nuevo en unos minutos.

## El resumen: su encabezado cuando el texto no tiene título
untitled-yours = Tu texto
untitled-by = Un texto de { $person }
untitled = Un texto
message-by = Un mensaje de { $person }
message = Un mensaje
left-out = … y { $count } más, que no caben en un mensaje

## El resumen: lo que se preguntó. Los paréntesis siguen al título en una notificación
asked = Pregunta: «{ $question }»
unsaid = No he encontrado respuesta aquí. Esto es lo que dice:
asked-aside = (pregunta: «{ $question }»)
unsaid-aside = (pregunta: «{ $question }»; no he encontrado respuesta)

## El resumen: la línea discreta de abajo
shorter-by = { $percent } % más corto
whole-text = el texto completo
saves =
    { $minutes ->
        [one] ahorra { $minutes } minuto
       *[other] ahorra { $minutes } minutos
    }
description-only = la descripción de la propia página, que no muestra texto
asked-by = pedido por { $person }
shared-by = compartido por { $person }
made-anew = rehecho para compartirlo
untranslated =
    { $source ->
        [page] en el idioma de la página
       *[text] en el idioma del texto
    }, porque { $engine ->
        [smmry] SMMRY
       *[builtin] el motor integrado
    } no traduce (idioma pedido: { $language })
made-by =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] el motor integrado
    }
made-by-for =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] el motor integrado
    }, ya que { $others ->
        [smmry] SMMRY no pudo ayudar
        [model] { $model } no pudo ayudar
       *[both] ni { $model } ni SMMRY pudieron ayudar
    }
not-borne-out =
    por { $engine ->
        [smmry] SMMRY
        [model] { $model }
       *[builtin] el motor integrado
    }, ya que { $source ->
        [page] la página
        [message] el mensaje
       *[text] el texto
    } no respalda lo que escribió { $model }
checked =
    por { $model }, comprobado con { $source ->
        [page] la página
        [message] el mensaje
       *[text] el texto
    }
checked-replaced =
    por { $model }, comprobado con { $source ->
        [page] la página
        [message] el mensaje
       *[text] el texto
    }, { $replaced } de { $count } con las palabras del original
translated =
    traducido por { $model }; { $names ->
        [checked] números, fechas y nombres comprobados
       *[unchecked] números y fechas comprobados
    } con { $source ->
        [page] la página
        [message] el mensaje
       *[text] el texto
    }
some-model = un modelo de lenguaje
by-builtin-no-questions = por el motor integrado, ya que SMMRY no responde preguntas

## Los botones
button-shorter = Más corto
    .label = Más corto: un resumen más breve
button-longer = Más largo
    .label = Más largo: un resumen más extenso
button-share = Compartir en el canal
    .label = Compartir en el canal: este resumen
button-dismiss = Descartar
    .label = Descartar: este resumen
button-ask = Preguntar
    .label = Preguntar algo sobre esto
button-answer = Preguntar
    .label = Preguntar esto
button-dismiss-field = Descartar
    .label = Descartar este campo

## Cómo se llaman los idiomas
language-name =
    { $code ->
        [ar] árabe
        [bg] búlgaro
        [ca] catalán
        [cs] checo
        [da] danés
        [de] alemán
        [el] griego
        [en] inglés
        [es] español
        [fa] persa
        [fi] finés
        [fr] francés
        [he] hebreo
        [hi] hindi
        [hr] croata
        [hu] húngaro
        [id] indonesio
        [it] italiano
        [ja] japonés
        [ko] coreano
        [nl] neerlandés
        [no] noruego
        [pl] polaco
        [pt] portugués
        [ro] rumano
        [ru] ruso
        [sk] eslovaco
        [sr] serbio
        [sv] sueco
        [th] tailandés
        [tr] turco
        [uk] ucraniano
        [vi] vietnamita
        [zh] chino
       *[other] { $code }
    }
