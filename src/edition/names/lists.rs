//! Words that stand before names: of persons, and of things that bear a person's name.

/// Before a surname alone, or a whole name.
pub(super) const CIVILITIES: &str = "\
    m|mr|mm|monsieur|messieurs|mme|mmes|madame|mesdames|mlle|mademoiselle|\
    mrs|ms|miss|dr|docteur|docteure|doctor|pr|prof|professeur|professeure|\
    professor|me|maitre|herr|frau|sr|sra|don|pan|pani|senhor|senhora|signor|\
    signora|mevrouw|meneer";

/// Of several people: « MM. Modèle et Canevas ».
pub(super) const PLURAL_CIVILITIES: &str = "mm|mmes|messieurs|mesdames";

/// What somebody is, written before the name: « le maire Modèle ».
pub(super) const OFFICES: &str = "\
    maire|adjoint|adjointe|president|presidente|vice|directeur|directrice|\
    depute|deputee|senateur|senatrice|conseiller|conseillere|prefet|prefete|\
    sous|ministre|elu|elue|animateur|animatrice|rapporteur|rapporteure|\
    rapporteuse|moderateur|moderatrice|collegue|ancien|ancienne|departemental|\
    departementale|regional|regionale|municipal|municipale|general|generale|\
    secretaire|coordinateur|coordinatrice|chercheur|chercheuse|mayor|deputy|\
    director|senator|minister|councillor|commissioner|chair|chairman|chairwoman|\
    burgermeister|burgermeisterin|prasident|prasidentin";

/// Between a civility and an office.
pub(super) const ARTICLES: &str = "le|la|l|du|au|the|der|die";

/// What bears a person's name: « lycée Paul Modèle » is a place.
pub(super) const THINGS: &str = "\
    fondation|lycee|college|ecole|universite|institut|campus|rue|avenue|\
    boulevard|place|square|allee|chemin|quai|impasse|route|pont|esplanade|\
    salle|amphi|amphitheatre|auditorium|centre|maison|mediatheque|bibliotheque|\
    theatre|musee|stade|gymnase|piscine|parc|jardin|hopital|clinique|prix|\
    trophee|bourse|chaire|loi|espace|residence|batiment|halle|hall|\
    etablissements|ets|cabinet|association|societe|foundation|school|street|\
    road|room|library|institute|prize|award|building|stiftung|schule|saal|\
    haus|platz|fundacion|fundacao|fondazione|calle|piazza|sala|ulica|stichting";

/// What bears the name that stands before it: « the Paul Model Foundation », « Paul-Modell-Straße ».
pub(super) const THINGS_AFTER: &str = "\
    foundation|school|street|road|prize|award|hall|library|institute|lecture|\
    strasse|platz|stiftung|schule|preis|saal|haus|weg";

/// What may stand between a thing and the name it bears.
pub(super) const BETWEEN_THING_AND_NAME: &str = "\
    du|de|la|l|professionnel|professionnelle|technique|technologique|agricole|\
    general|elementaire|maternelle|primaire|publique|public|prive|privee|\
    culturel|culturelle|social|sociale|sportif|municipal|municipale|\
    departemental|departementale|intercommunal|intercommunale|communal|communale|\
    polyvalent|polyvalente|rural|rurale|scolaire|hospitalier|sante|fetes|\
    docteur|dr|marechal|colonel|commandant|capitaine|president|professeur|abbe|\
    saint|maire";

/// Those of them that need an adjective or a title after them: « la maison de Paul Modèle » is his.
pub(super) const PARTICLES: &str = "du|de|la|l";

/// Before a place rather than a person.
pub(super) const LOCATIVES: &str = "\
    en|vers|depuis|pres|jusqu|ville|gare|commune|village|mairie|region|\
    metropole|pays|canton|vallee|col|mont|port|in|nach";

/// Surnames that are words of the language too.
pub(super) const COMMON: &str = "\
    marchand|boulanger|berger|petit|grand|blanc|noir|roux|brun|roi|maire|\
    meunier|charpentier|bois|pont|riviere|fontaine|moulin|val|lac|mer|page|\
    sage|bon|chevalier|clerc|marin|vallee|foret|jardin|maison|rose|fleur|\
    prieur|eveque|pasteur|prevost|sergent|gros|long|court|gentil|vert|rouge|\
    loup|renard|lion|mouton|chevre|bouvier|vigneron|tisserand|potier|tonnelier|\
    cordier|cuisinier|portier|messager|michel|martin|bernard|thomas|robert|\
    richard|simon|laurent|vincent|rural|ferme|champ|pre|village|ville|hiver|\
    avril|janvier|noel|dimanche|samedi|midi|nord|est|ouest|sud|reseau|baker|\
    smith|young|king|wood|brown|white|black|green|hill|field|miller|\
    carpenter|schneider|muller|weber|koch";

/// Surnames that are towns too.
pub(super) const PLACES: &str = "\
    paris|lille|lyon|marseille|toulouse|bordeaux|nantes|rennes|brest|nancy|\
    metz|reims|dijon|tours|angers|nice|toulon|grenoble|limoges|clermont|\
    poitiers|orleans|rouen|caen|amiens|arras|laval|le mans|bourges|nevers|\
    auch|albi|rodez|tulle|mende|gap|digne|valence|privas|troyes|vesoul|\
    belfort|epinal|colmar|strasbourg|perpignan|pau|tarbes|foix|agen|cahors|\
    vannes|lorient|quimper|blois|chartres|evreux|beauvais|laon|bruxelles|\
    france|bretagne|normandie|picardie|lorraine|bourgogne|provence|savoie|corse|\
    alsace|vichy|vitry|niort";

/// Whether a list holds a folded word.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}
