"""Words that tell a name from an ordinary word, for `moresprudentie.namen`. All in small letters, without accents."""

from __future__ import annotations


def woorden(tekst: str) -> frozenset[str]:
    """Give the words of a text."""
    return frozenset(tekst.split())


TUSSENVOEGSELS = woorden(
    """
    van de den der het 't 's te ten ter tot in op aan bij uit onder over voor von vom zu zur el al da das do dos
    du des di della la le les l' d' ben bin ibn v. v.d. v/d vd d. st. st
    """
)
"""What stands between first name and surname, also written short."""

TITELS = (
    r"(?:de|den|De|Den|DE)\s+heer(?:\s+en\s+mevrouw)?|[Mm]evrouw|[Mm]evr\b\.?|[Mm]w\b\.?|[Mm]eneer|[Mm]ijnheer|[Mm]ejuffrouw|"
    r"[Dd]hr\b\.?|[Hh]r\.|[Dd]rs?\.|[Dd]rs?\b(?=\s+[A-Z])|[Mm]rs?\.|[Ii]ng\.|[Ii]r\.|[Pp]rof\.?|[Pp]rofessor|[Dd]s\.|[Bb]c\."
)
"""How people are addressed; what follows with a capital is a name."""

GEWOON = woorden(
    """
    april augustus juni juli maart mei zomer winter lente herfst zondag maandag bakker bode boer brouwer burger
    dekker draaier drost graaf groen herder jager keizer kok kolk koning koopman kramer kuiper leerling meester
    meier metselaar molenaar mulder muller pastoor prins ridder rijk schilder schipper schout schouten schrijver
    slager smid smit snijder snijders soldaat stevens tap timmerman valk visser vissers voogd vos wagenaar wever
    zanger zeeman bruin geel goud groot grote jong jonge klein kleine kort lang oud oude rood sterk wit witte
    zwart zwarte goed vrij vroom akker baan beek berg bergen bloem boom bos bosch brink brug dam dijk duin duinen
    eik es gracht haan hof horst huis kamp kerk klaver kreek kroon kruis kuil linde markt meer molen muur oever
    pad park plas poel poort post pot ring roos ruiter ruis sluis sloot steen stok straat terp toren tuin veen
    veld vijver vliet voort wal water weide wijk zand zee arend beer bever bij das duif gans haas haring hert hond
    kat kraai leeuw mees merel mol mus otter paard pauw raaf reiger snoek spreeuw uil vink vis vlinder wolf zwaan
    anker appel bal band bank bel blok boog boot bout dag dik engel geest geluk hart held hemel hoop kaart kan
    kind klok kool last leven licht loon lof maan man nacht mensen noot peper pen punt raad recht schaap spel
    spoor ster stem tijd vrede vriend werk wind zegen zon zout ben bas bob bram daan dirk floor gerrit guus hans
    iris job joy jan jos loes madelief mark max merel noor olijf pien rein rob roel rood sam sien star storm
    sterre tim tom ton toon wil wijn zoe wim wilde cor faith grace rik stijn mats luuk lot lotte klant medewerker
    bewoner beheerder inkoop loket beheer communicatie juridisch privacy terreinbeheer handhaving
    """
)
"""Names that are words too: at the beginning of a sentence alone they say nothing."""

PLAATSEN = woorden(
    """
    holland zeeland utrecht gelderland friesland fryslan brabant limburg groningen drenthe overijssel flevoland
    nederland amsterdam rotterdam haag delft leiden gouda dordrecht haarlem alkmaar hoorn zwolle deventer almelo
    enschede arnhem nijmegen breda tilburg eindhoven maastricht venlo roermond middelburg goes assen emmen meppel
    leeuwarden lelystad almere amersfoort hilversum zeist veenendaal ede wageningen apeldoorn zutphen doetinchem
    tiel vlaanderen europa duitsland belgie engeland frankrijk spanje rijn maas waal ijssel veluwe betuwe
    achterhoek twente salland texel vlieland kampen weert oss helmond
    """
)
"""Places that are surnames too; these have their capital anywhere."""

ZEGT = (
    r"(?:vind|zeg|vraag|denk|merk|noem|wil|wou|wilde|geef|meld|stel|leg|vertel|schrijf|schreef|pleit|mailde?|bel|twijfel|"
    r"vond|zei|vroeg|dacht|gaf|stelde|legde|vertelde|noemde|merkte|meldde|pleitte|belde|twijfelde|zal|heeft|had|is|was|kan|kon|"
    r"neemt|nam|gaat|ging|kijkt|keek|zoekt|zocht|regelt|regelde|maakt|maakte|ziet|zag|stemt|stemde|reageert|reageerde)t?"
)
"""What people do and a bakery or a wood does not, or not often: the word before is a name."""

ALLEEN_MENSEN = (
    r"(?:vindt|zegt|vraagt|denkt|vertelt|schrijft|pleit|mailt|belt|twijfelt|vond|zei|vroeg|dacht|vertelde|schreef|pleitte|"
    r"mailde|belde|twijfelde|merkt\s+op|merkte\s+op|reageert|reageerde|stemt|stemde)"
)
"""The ones of these of which that is sure."""

PLEK = (
    r"(?:straat|laan|weg|plein|kade|gracht|singel|steeg|plantsoen|park|school|college|ziekenhuis|gemaal|lyceum|tunnel|"
    r"dreef|polder|brug|haven|sluis|bos|meer|huis|wijk|buurt|dijk|hof|toren|kanaal|prijs|fonds)"
)
"""How the names of streets, schools and waters end."""

ERVOOR = (
    r"(?:stichting|vereniging|firma|bureau|gemeente|provincie|waterschap|bedrijf|leverancier|adviesbureau|ingenieursbureau|"
    r"drukkerij|garage|hotel|cafe|basisschool|wijk|dorp|stad|fam\.|gebied|station|loket|afdeling|team|dienst|cluster|programma|"
    r"natuurgebied|park|polder|buurtschap|plaats|regio|sectie|domein|project|motie|wet|rapport|commissie|model|methode)"
)
"""Before a name that is not of one person here."""

ERNA = (
    r"(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|& |Advies|Groep|Group|Bouw|Consultancy|Consult|Holding|Installaties|ICT|IT|Techniek|"
    r"Advocaten|Notarissen|Makelaars|Architecten|Transport|en\s+(?:Zoon|Zonen|Partners|Co)|Stichting|Software|Media|Infra)"
)
"""After a name that is of a company."""

WEL_EENS = woorden(
    """
    volgens ook maar want als toen dat en of met bij voor door van aan wat wie hoe de het een ze hij zij er dus na
    alleen namens vraag contact besluit mail bel neem in op te zo tot uit over onder om bij naast tegen sinds toch
    nu dan hier daar waarom omdat hun haar zijn zei zegt vindt aldus dank is was heeft kan wil moet beste geachte
    alles iedereen
    """
)
"""Words with which a sentence begins."""
