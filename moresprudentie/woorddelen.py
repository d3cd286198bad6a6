"""Words of which the compounds of our subject are made, for `moresprudentie.samenstelling`; in small letters, without accents."""

from __future__ import annotations

from moresprudentie.woorden import woorden

WOORDDELEN = woorden(
    """
    aanbesteding aanbod aandeel aanleg aanmelding aanpak aanslag aansprakelijkheid aanvraag aanvragen aanvrager aard abonnement
    accent account achterstand actie acties activiteit adres adressen advies adviseur afdeling afname afspraak afspraken afstand
    afval afvoer afweging agenda akkoord alarm algoritme algoritmen ambtenaar ambtenaren analist analyse app apparaat apparatuur
    apps arbeid archief architect asiel assistent audit auto automatisering autonomie avond baan bak bal balie bank banken basis
    beambte bedrijf bedrijven beeld beelden begeleiding begin begroting behandeling beheer beheerder behoefte belang belangen
    belasting beleid bemiddeling bereik berekening bericht berichten bescherming besluit besluiten besluitvorming bestand
    bestanden bestuur bestuurder betaling betrokkenheid beveiliging bevoegdheid bewaar bewaking bewaren bewijs bewoner bewoners
    bewust bezoek bezoeker bezoekers bezorg bezwaar bijdrage bijstand blad blik bloem boa bode bodem boek boeken boeren boete
    bomen bon boom boord bord borden bos bot bouw bouwer brand breuk brief briefing brieven bron bronnen brug bruggen budget
    bureau burgemeester burger burgers bus buurt camera cameras cel centrale centrum certificaat chat cijfer cijfers
    classificatie client coach code college commissie communicatie computer consulent contact content contract contracten
    controle cooperatie corporatie corporaties cultuur dag dagen dak data dataset deel deelnemer dekking deskundige detectie
    deur dicht dienst diensten dienstverlening dier dieren digitalisering dijk document documenten doel doelen domein dorp
    dossier draad drempel drone drones druk drukte dubbel duur duurzaamheid effect eigenaar eind eis eisen energie ervaring
    ethiek evaluatie evenement examen exit expert extern factor familie fase fiets fietser fijn film filter fonds formulier foto
    fotos fout fouten fraude functie functionaris garage garantie gast gebied gebieden geboorte gebouw gebouwen gebruik
    gebruiker gedrag gedrags gegeven gegevens geld geluid geluids gemaal gemeente generatie geo gesprek getal geur gevaar geval
    gevel gever gevolg gevolgen gewas geweld gezag gezicht gezin gezins gezondheid goed goederen graad graf gratis grens grenzen
    groei groen groep groepen grond groot haal half handel handels handhaver handhaving haven heffing herkenning herkomst
    herstel historie hitte hoek hof hoofd hoog hoogte horeca houder hout huis huisbezoek huishouden hulp huren huur huurder ict
    idee identiteit impact inbreuk incident indicatie indicator informatie infra ingang inkomen inkomsten inkoop inkoper
    innovatie inspecteur inspectie inspraak instelling integriteit intelligentie intern interview invloed inwoner inwoners
    inzicht jaar jacht jaren jeugd jongeren jurist kaart kaarten kabel kabels kader kaders kamer kanaal kanalen kans kansen kap
    kast kenteken keten keuken keuring keuze keuzen keuzes kind kinderen klacht klachten klank klant klanten klasse klein
    klimaat knelpunt koning koop kort kosten koud kracht krant krediet kring kruis kunst kust kwaliteit kwartaal laag laan laat
    laboratorium lagen land landbouw lang last lasten lawaai leden leefbaarheid leeftijd leer leerling leerlingen leges leiding
    leidingen lek lekken leraar leven leverancier leveranciers levering lezer licht lichten lid lijn lijnen lijst lijsten
    locatie locaties logboek loket loop lot lucht luchten maaltijd maand maat maatregel maatregelen machine macht mail maker man
    manager mantel mantelzorg mantelzorger markt massa mast materiaal mededeling medewerker medewerkers meester meet melder
    melding meldingen mens mensen meter meters meting metingen middel middelen migratie milieu minimum minister mobiliteit model
    modellen module moeder moment mond monitor monitoring motie motor museum nacht natuur net netten netwerk nieuw nood norm
    normen nota nummer object objecten ochtend oever omgeving omroep onderhoud ondernemer onderneming onderwijs onderzoek
    onderzoeker ongeluk ontvanger ontvangers ontwerp ontwikkeling oogst oordeel oorlog oorsprong opdracht opgave opleiding
    oplossing opslag opsporing opvang orde order organisatie oud ouder ouderen overgang overheid overlast overleg paal pad paden
    pagina pak palen pand panel park parkeer parkeren participatie partij partijen pas pass patroon peil perceel periode pers
    personeel personen persoon persoons piek plaat plaats plan plannen planner platform plein plicht ploeg politie politiek
    poort portaal portal portret post praktijk prijs prijzen prikkel privaat privacy probleem proces processen product productie
    proef profiel profielen prognose programma project projecten protocol provincie publiek punt punten raad raads raadslid
    radar rapport rapportage recht rechten rechter reclame recreant recreatie redactie regel regeling regels regio register
    registers registratie reis reiziger reizigers rekening rekenkamer resultaat richting richtlijn riet rijder rijk rijks
    rijksweg ring riool risico risicos ritten rol rollen rook rooster route routes ruimte samenleving samenwerking scan scans
    schaal schade scherm schild schip scholen school schouw schuld schulden score scores sector sensor sensoren server service
    signaal signalen simulatie sloot sluis sms snel snelheid sociaal software soort spanning speel spel speler spoor sport
    spraak spreek staat stad stads stand stank start staten station steen stelsel stem steun stichting stof stoffen stop storing
    straat strand strategie straten stromen stroming stroom structuur student studenten studie stuk stukken subsidie subsidies
    systeem systemen taak taal taken tal tarief taxi team techniek technologie tekst teksten telefoon telefoons teller tellers
    telling tellingen tent test tijd tijden tocht toegang toekomst toepassing toerisme toeslag toets toetsing toezicht
    toezichthouder ton tool toon top training transport trap trein tuin tweeling type uitgang uitkering uitkomst uitleg
    uitvoering uren uur vaar vaart vader vak vang vast vee veiligheid veld venster verantwoording verbetering verblijf verbruik
    verdeel verdeling vergadering vergoeding vergunning vergunningen vergunningverlening verhaal verhuur verkeer verkiezing
    verkoop verlener verlichting verlof vermoeden vermogen verordening verschil verslag verslaglegging vertrek vertrouwen
    vervoer vervuiling verwerker verwerking verwijdering verzekering verzoek verzoeken verzuim video vis visie visser vlag vlak
    vliegtuig vloer vlucht voer voertuig voet volk volks volume voogd voorkeur voorraad voorspelling voorstel voorwaarde
    voorwaarden voorziening voorzieningen vorm vormen vraag vraagstuk vragen vreemdeling vriend vrijheid vrijwilliger vroeg vuil
    vuur waarde waarden waarneming waarschuwing wacht wagen wand wandel warm water watergang waterkering waterschap web
    webpagina website wederpartij week weekend weer weg wegen welzijn wereld werk werker werkers werkgever werking werkwijze
    werkzaamheden wet wetenschap wetgeving wethouder wetten wielen wifi wijk wijken wijze wijzer wind winkel winst winter wissel
    wolf woning woningen woon woonwagen woord woorden zaak zaal zak zaken zand zee zekerheid zelf ziek zieken ziekte zitting
    zoek zomer zon zone zones zonne zorg zuivering zwem zwembad
    """
)
