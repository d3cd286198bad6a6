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

STRAAT = (
    r"(?:straat|laan|weg|plein|kade|gracht|singel|steeg|plantsoen|park|school|college|lyceum|tunnel|dreef|polder|brug|haven|"
    r"sluis|kanaal|prijs|fonds)"
)
"""How places end that are never a surname."""

PLEK = rf"(?:{STRAAT}|ziekenhuis|gemaal|bos|meer|huis|wijk|buurt|dijk|hof|toren)"
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
    alles iedereen elke anders jij per toon gedeputeerde commissaris bestuurder functionaris
    """
)
"""Words with which a sentence begins."""

FUNCTIES = (
    r"(?:wethouder|gedeputeerde|burgemeester|minister|staatssecretaris|commissaris|raadslid|statenlid|kamerlid|griffier|heemraad|"
    r"dijkgraaf|secretaris|directeur|bestuurder|voorzitter|adviseur|onderzoeker|projectleider|ambtenaar|collega|boswachter|"
    r"bewoner|bewoonster|inwoner|inwoonster|buurman|buurvrouw|gespreksleider|notulist|jurist|functionaris|wijkagent|agent|"
    r"leraar|docent|huisarts|opa|oma|familie|gezin|zoon|dochter|vader|moeder|klant|deelnemer|deelneemster|actiehouder|"
    r"contactpersoon|regievoerder|verslag|aanwezig|contact|vragen)"
)
"""What people are or do, right before their name."""

SPREEKT = (
    r"(?:volgens|aldus|zei|vroeg|zegt|vindt|vond|vraagt|antwoordde|vertelde|schreef|noemde|namens|dank\s+aan|zag\s+ook|haalde|zoals|"
    r"wat|van|aan|bij|met|en|dat|door|belt|bleef|gaf|doet|naar|zonder|is|was)"
)
"""Words after which a person is named, within a sentence."""

BEDRIJVEN = woorden(
    """
    microsoft google apple amazon philips bosch siemens oracle asml shell heijn jumbo hema berenschot kpmg deloitte capgemini
    facebook instagram whatsapp teams zoom excel word outlook android iphone adobe esri azure linkedin python open
    rijkswaterstaat staatsbosbeheer natuurmonumenten rabobank anwb kpn ziggo vodafone nederland nederlanders codio
    chatgpt copilot power data review affairs
    pasen pinksteren kerst hemelvaart koningsdag ramadan suikerfeest kamer staten provincie gemeente rijk raad wet code
    brussel drents-friese fries noordzee
    """
)
"""Names that are not of people, and stand where people are named."""

VOORNAMEN = woorden(
    """
    aad aafke aagje aart abdel abdelkader abdelkarim abdoel ad adri adrie afke agaat ageeth albert albertus alida alie
    anja anke anneke annemarie annemiek annemieke annie ans antje antoinette antoon appie arend ariaan arie arjan arjen
    arnoud astrid ate auke barbara baukje bea bennie bep berend bernadette bert berta bertus betty bianca bob bonne
    boudewijn boukje brigitte britt burak carla carolien casper cees charlotte chiel chris christa christel cisca claar
    claudia coby coen conny cor corine corne cornelis corrie daan dagmar danielle debby dewi dick dicky diederik dieuwke
    dineke dirkje ditte djoke doeke doortje doutzen douwe driss ebru ed edo edwin eefje eelco eelke emre eric erik ernst
    esmee evelien evert fatna feike fenna ferdi ferry fien flip floris fokke foppe frank frans fred frederiek freek frits
    froukje gea geert geertje geertruida ger gerard gerben gerda germaine gert gertjan gertrud giel gies gijs gijsbert
    ginny gladys gonnie greet greetje griet gusta guurtje guusje haico hajar halima hanneke hannie hanny hans harm harmen
    harmina harrie harry hedwig heidi hein heleen helma hendrik henk hennie henny henriette herman hermien hetty hidde
    hielke hilda hilde hinke hubert hubertus hugo huub ibtissam idske iekje ientje ilham ilja imke ina ine ineke inge
    ingeborg ingrid irma ivo iwan jaap jacco jacob jacoba jacqueline jan janine janke janneke jannes jannie jantine jasper
    jeanet jelle jelmer jelte jeltje jeroen jet jetske jetty jitske jo joep joeri johan johannes joke joop jopie joris
    jorrit jort jos josien joukje jozef jules jurgen jurjen jurre kamal karim kee kees keimpe khadija khalid kitty klaas
    klaasje klazien koen koos latifa laurens laurien leen leendert lex leyla lia lieke lien lies liesbeth liesje lieve
    lodewijk loek loes louk lucia ludo luit lydia maaike maarten maartje machteld madeleine malika manon manouk marcel
    marga margje margot margreet margriet maria marian marianne marieke marielle marijke marijn marike marina marinus
    marion marit marja marjan marjo marjolein marjolijn marleen marlies marloes marscha martijn martine mathieu mathijs
    meike meindert menno merijn mia michiel mieke miep mina mineke minke mirjam mohammed moniek monika monique mustapha
    myrthe naima najib nasser nel nelleke nellie nico niek nienke nina nynke oebele okke olaf omer onno osman ozgur ozlem
    paulien peter petra piet pieter pim pleun pytrik rachida radboud radjesh rahma raoul reinder reinier reinout remco
    renate rene renee ria riek riekje rieks rients rineke rinske rob robbert robert roelie roelof roland romke ronald roos
    roosmarijn rosa rudi rutger ruud said saida salima samira sandra sanne sascha selma serkan servaas sevgi shanti sharda
    siebe siebren sieds siemen sietske sigrid sijbrand silvia simone sipke sita sjaak sjef sjoerd sjors sjoukje soenil
    sonja stef stefan stefanie stijntje sunil suze sytse taco tamara tanja tarik teun teunis thea theo theun thijs thirza
    tiemen tilly tineke tinus titia tjalling tjeerd tjitske toine ton toon toos trees trijntje tristan trix truida truus
    tymen umit uschi vera vikram vincent wessel wiebe wiebren wieger wietske wil wilbert wilco willeke willemien willemijn
    wilma wim wimpie wineke winston wobbe wouter wubbo wytske yasin yassine yde ynske yolanda youssef yvette yvonne
    zakaria zeger zeynep zohra
    """
)
"""First names of people in the Netherlands which younger lists leave out."""

ACHTERNAAM = (
    r"(?:[a-z]{2,}(?:stra|sma|inga|enga|[^h]ema|huis|huizen|hoven|dijk|dam|burg|berg|veld|kamp|man|mans|sen|sens|ink|inck|aars|aerts|"
    r"aert|oord|hand|burger|raten|reuder|graaf|zicht|boer|bakker|meijer|meyer|ering|eling|ewski|owski|ovic|oglu|escu))"
)
"""How surnames end of which a list knows only some."""

TAAKVELD = (
    r"(?:\w+(?:ing|heid|iteit|zaken|beheer|tie|schap|recht|zorg|natuur|regie|ruimte|code)|"
    r"financien|cultuur|wonen|sport|data|ict|voerder|houder)"
)
"""How the fields of work end of which somebody is the wethouder or the functionaris."""
