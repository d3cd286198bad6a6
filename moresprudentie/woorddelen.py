"""Words of which the compounds of our subject are made, for `moresprudentie.samenstelling`; in small letters, without accents."""

from __future__ import annotations

WOORDDELEN = frozenset(
    """
    aanbesteding aanbod aandeel aanleg aanmelding aanpak aanslag aansprakelijkheid aanvraag aanvragen aard abonnement accent
    account achterstand activiteit actie acties adres adressen adviseur advies afdeling afname afspraak afspraken afstand afval
    afvoer afweging agenda akkoord alarm algoritme algoritmen ambtenaar ambtenaren analist analyse apparaat apparatuur app apps
    arbeid architect archief asiel assistent audit auto automatisering autonomie avond baan balie bak bal bank banken basis
    bedrijf bedrijven beeld beelden begeleiding begroting beheer beheerder behandeling behoefte beleid belang belangen belasting
    bemiddeling berekening bereik bericht berichten bescherming besluit besluiten besluitvorming bestand bestanden bestuur
    bestuurder betaling betrokkenheid beveiliging bevoegdheid bewaar bewaking bewaren bewijs bewoner bewoners bezoek bezoeker
    bezoekers bezwaar bijdrage bijstand blad blik bloem boa bodem boek boeken boete bon boom bomen boord bord borden bos
    bot bouw bouwer brand breuk brief brieven briefing bron bronnen brug bruggen budget bureau burger burgemeester burgers bus
    buurt cameras camera cel centrale centrum certificaat chat cijfer cijfers classificatie client code college
    commissie communicatie computer consulent contact content contract contracten controle cultuur dag dagen dak data dataset
    deel deelnemer dekking detectie deur dienst diensten dienstverlening dier dieren digitalisering dijk doel doelen document
    documenten domein dorp dossier draad drempel drone drones druk drukte duur duurzaamheid eigenaar effect eis eisen energie
    ervaring ethiek evaluatie evenement examen expert factor familie fase fiets fietser film filter fonds formulier foto fotos
    fout fouten fraude functie functionaris garage gebied gebieden gebouw gebruik gebruiker gedrag gegeven gegevens geld geluid
    geluids gemaal gemeente generatie geo gesprek getal gevaar geval gevel gevolg gevolgen geweld gezag gezicht gezondheid goed
    goederen graad graf grens grenzen groen groep groepen grond haven haal handel handhaver handhaving herkenning herstel historie
    hoek hof hoogte horeca houder huis huisbezoek huishouden hulp huren huur huurder ict idee identiteit impact incident indicatie
    indicator inbreuk informatie infra ingang inkomen inkomsten inkoop inkoper innovatie inspecteur inspectie inspraak instelling
    integriteit intelligentie interview invloed inwoner inwoners inzicht jaar jaren jeugd jongeren jurist kaart kaarten
    kader kaders kamer kanaal kanalen kans kansen kap kast keten keuring keuze keuzes keuzen kenteken kind kinderen klacht klachten
    klank klant klanten klasse klimaat knelpunt kosten krediet kring kunst kwaliteit laag lagen laan laboratorium land
    landbouw last lasten lawaai leefbaarheid leer leerling leerlingen leeftijd leges lek lekken leven leverancier leveranciers
    levering licht lichten lid leden lijn lijnen lijst lijsten locatie locaties logboek loket loop lot lucht luchten maaltijd
    maat maatregel maatregelen machine macht mail man mantel manager markt massa mast materiaal mededeling medewerker medewerkers
    meet melding meldingen melder mens mensen meter meters meting metingen middel middelen migratie milieu minimum minister
    mobiliteit model modellen module moment monitor monitoring motie museum natuur net netwerk netten nood norm normen nota
    nummer object objecten oever omgeving omroep onderwijs onderhoud onderneming onderzoek onderzoeker ongeluk ontwerp ontwikkeling
    opdracht opgave opleiding oplossing oordeel oorsprong opslag opsporing opvang order orde organisatie ouder ouderen overheid
    overlast overleg paal palen pad paden pagina pand panel park parkeer parkeren partij partijen participatie pas pass peil
    perceel periode persoon personen personeel persoons piek plaat plaats plan plannen plein platform ploeg plicht
    poort politie politiek portaal portal portret post praktijk prijs prijzen privacy probleem proces processen product
    productie proef profiel profielen prognose programma project projecten protocol provincie punt punten raad raadslid radar
    rapport rapportage recht rechten rechter recreatie recreant regel regels regeling regio register registers registratie reis
    reiziger reizigers rekening rekenkamer resultaat richting richtlijn riet rijk rijksweg ring risico risicos ritten rol rollen
    rooster route routes ruimte samenleving samenwerking scan scans schade schaal scherm school scholen schouw schuld schulden
    score scores sector sensor sensoren server service signaal signalen simulatie sloot sluis sms snelheid software soort
    spanning speel spel speler spoor sport spraak spreek stad stads stand staat station stelsel stem steen stichting stof
    stoffen stop storing straat straten strategie stroom stromen stroming structuur student studenten studie stuk stukken
    subsidie subsidies systeem systemen taak taal taken tal tarief techniek team technologie tekst teksten telefoon telefoons
    telling tellingen teller tellers test tijd tijden toegang toeslag toets toetsing toezicht toezichthouder tocht toekomst
    toepassing toerisme ton tool toon top training transport tuin tweeling type uitkering uitkomst uitleg uitvoering uur uren
    vaart vak vang vaar veiligheid veld venster verantwoording verbetering verblijf verbruik verdeling vergadering vergunning
    vergunningen vergunningverlening vergoeding verhaal verhuur verkeer verkoop verlichting vermogen vermoeden verordening verslag
    verslaglegging vertrouwen vervoer vervuiling verwerker verwerking verwijdering verzoek verzoeken verzuim verzekering video
    visie visser vlak vliegtuig vloer vlucht voer voertuig volume voorkeur voorraad voorspelling voorstel voorwaarde
    voorwaarden voorziening voorzieningen vorm vormen vraag vraagstuk vragen vrijheid vrijwilliger waarde waarden waarneming waarschuwing
    wacht wagen wand wandel water waterschap watergang weg wegen weer web webpagina website welzijn werk werker werkers werkgever
    werking werkwijze werkzaamheden wet wetgeving wetten wetenschap wielen wifi wijk wijken wijze wijzer winkel wind winst woning
    woningen woon woonwagen woord woorden zaak zaken zaal zekerheid zelf zitting zoek zomer zon zone zones zorg zuivering zwem
    aanvrager avond beambte begin bewust bode boeren coach cooperatie corporatie corporaties deskundige dicht dubbel eind exit extern
    film fijn garantie gast gebouwen geboorte gedrags gever gezin gezins gratis groot half handels heffing herkomst hoofd hoog hout
    intern jacht keuken klein koning koop koud kort krant kracht kruis kust kwartaal laat lang leraar lezer lucht maand maker
    mantelzorg mantelzorger meester mond moeder motor nacht nieuw ochtend ondernemer ontvanger ontvangers oorlog oud overgang pak
    patroon pers planner politie prikkel privaat publiek raads reclame redactie rijder rijks schild schip schouw snel sociaal
    staten start steun strategie student stelsel studie taxi tent toon trap trein uitgang vader vast verdeel verkiezing verlener
    verlof verschil vertrek vis vlag voet volk volks voogd vreemdeling vriend vroeg vuil vuur waterkering wacht warm wederpartij week
    weekend wereld wethouder winter wissel woord zaken zak zand zee ziek zieken ziekte zonne zwembad
    bezorg groei hitte rook geur stank strand vee wolf gewas oogst riool leiding leidingen kabel kabels
    """.split()
)
