//! Words that stand before names: of persons, and of things that bear a person's name.

/// Before a surname alone, or a whole name.
pub(super) const CIVILITIES: &str = "\
    m|mr|mm|monsieur|messieurs|mme|mmes|madame|mesdames|mlle|mademoiselle|\
    herrn|mrs|ms|miss|dr|docteur|docteure|doctor|pr|prof|professeur|professeure|\
    professor|me|maitre|herr|frau|sr|sra|don|pan|pani|senhor|senhora|signor|\
    signora|mevrouw|meneer|senor|senora|dona|sig|dott|panu|pana|panem|panie|panstwo|sir|madam|dhr|mevr|\
    dra|doutor|doutora|doctora|dottor|dottore|dottoressa|ssa|ing|mgr|monseigneur|abbe";

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
    etablissements|ets|cabinet|association|societe|ehpad|aerodrome|aeroport|point|cite|\
    cours|passage|gare|creche|quartier|promotion|promo|chu|chr|villa|chateau|mas|hameau|\
    port|digue|barrage|refuge|foyer|mjc|complexe|arena|dojo|cimetiere|eglise|chapelle|\
    immeuble|zac|lotissement|maternelle|collection|fonds|concours|tournoi|challenge|\
    laboratoire|hotel|domaine|boulangerie|boucherie|charcuterie|ferme|garage|librairie|\
    pharmacie|menuiserie|imprimerie|entreprise|brasserie|restaurant|auberge|galerie|agence|\
    sarl|sas|eurl|gaec|earl|scea|scop|editions|transports|fromagerie|scierie|statue|buste|\
    monument|station|tunnel|viaduc|passerelle|sentier|patinoire|velodrome|\
    grotte|source|aven|gouffre|arret|tram|tramway|terminus|bateau|navire|peniche|terrain|boulodrome|theoreme|syndrome|crematorium|\
    hippodrome|observatoire|planetarium|conservatoire|ludotheque|pavillon|clos|venelle|\
    faubourg|promenade|rocade|carrefour|parvis|sente|\
    collegiale|internat|externat|maternite|dispensaire|polyclinique|sanatorium|orphelinat|\
    scolaire|polyvalente|omnisports|foundation|school|street|\
    road|room|library|institute|prize|award|building|stiftung|schule|saal|\
    haus|platz|fundacion|fundacao|fondazione|calle|piazza|sala|ulica|stichting";

/// What bears the name that stands before it: « the Paul Model Foundation », « Paul-Modell-Straße ».
pub(super) const THINGS_AFTER: &str = "\
    foundation|school|street|road|prize|award|hall|library|institute|lecture|\
    strasse|platz|stiftung|schule|preis|saal|haus|weg";

/// With a capital, what makes a firm of the name before it: « Pierre Martin Conseil ».
pub(super) const FIRMS_AFTER: &str = "\
    conseil|conseils|consulting|consultants|formation|formations|associes|developpement|\
    architecte|architectes|architecture|paysage|paysages|paysagiste|paysagistes|traiteur|\
    immobilier|avocats|editions|design|studio|communication|ingenierie|expertise|sarl|sas|sa|\
    eurl|gmbh|ltd|inc|group|groupe|energies|energie|travaux|batiment|services|solutions|\
    production|productions|fils|freres|cie|partners|advisory|gaec|earl|urbanisme|distribution";

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

/// Between the parts of a surname, and before it.
pub(super) const NAME_PARTICLES: &str = "\
    de|la|le|les|du|des|d|l|van|von|der|den|ter|ten|da|do|dos|das|di|del|della|dal|y|e|i|san|\
    santa|saint|sainte|st|ste|el|al|ben|bin|abu|mac|mc|o|zu|zum|af|av|of";

/// Those of them that are no words of French.
pub(super) const FOREIGN_PARTICLES: &str = "van|von|der|den|ter|ten|da|do|dos|das|di|del|della|dal|el|al|ben|bin|abu|mac|mc|o|zu|zum|af|av|n";

/// Given names, to tell which end of a name is the surname.
pub(super) const GIVEN: &str = "\
    adele|adeline|adrien|agathe|agnes|aime|alain|albert|alexandra|alexandre|alexis|alice|aline|\
    amandine|amelie|ana|anais|andre|andrea|andree|angele|anna|anne|annick|annie|anouk|antoine|\
    antonio|arnaud|arthur|astrid|aude|audrey|aurelie|aurelien|axel|baptiste|barbara|bastien|\
    beatrice|benedicte|benjamin|benoit|bernadette|bernard|bertrand|boris|brigitte|bruno|camille|\
    carine|carla|carlos|carole|caroline|catherine|cecile|cedric|celine|chantal|charles|\
    charlotte|chloe|christelle|christian|christiane|christine|christophe|claire|clara|claude|\
    claudine|clemence|clement|colette|corinne|cyril|damien|daniel|daniele|danielle|david|\
    delphine|denis|denise|didier|dominique|edith|edouard|elena|eleonore|eliane|elisa|elisabeth|\
    elise|elodie|emile|emilie|emma|emmanuel|emmanuelle|eric|erwan|estelle|etienne|eva|eve|\
    evelyne|fabien|fabienne|fabrice|fanny|felix|fernando|florence|florent|florian|francis|\
    franck|francois|francoise|frederic|frederique|gabriel|gael|gaelle|genevieve|georges|gerald|\
    gerard|germain|ghislaine|gilbert|gilles|ginette|giulia|gregory|guillaume|gustave|guy|gwenaelle|\
    hans|helena|helene|henri|herve|hugo|hugues|ines|irene|isabelle|ivan|jacqueline|jacques|\
    jan|jean|jeanne|jeremie|jeremy|jerome|joana|joao|joel|joelle|johanna|john|jonathan|jose|\
    josephine|josette|josiane|juan|jules|julia|julie|julien|juliette|justine|karim|karine|karl|\
    katia|kevin|lea|leo|leon|leonie|liliane|lise|loic|lola|lou|louis|louise|luc|lucas|lucie|\
    lucien|ludovic|luis|lydia|lydie|madeleine|magali|manon|manuel|marc|marcel|margaux|\
    marguerite|maria|marianne|marie|marine|mario|marion|marta|marthe|martin|martine|mary|\
    mathieu|mathilde|matthias|matthieu|maurice|max|maxime|melanie|michael|michel|michele|\
    micheline|miguel|mireille|mohamed|monique|muriel|myriam|nadia|nadine|natacha|nathalie|\
    nicolas|nicole|nina|noemie|odette|odile|olivier|olga|oscar|paola|pascal|pascale|patrice|\
    patricia|patrick|paul|paula|pauline|pawel|pedro|perrine|peter|philippe|piotr|pierre|\
    quentin|rachel|raphael|raymond|regine|regis|remi|remy|renaud|rene|renee|richard|robert|\
    roger|roland|romain|rosa|rose|sabine|sabrina|samuel|sandra|sandrine|sara|sarah|sebastien|\
    serge|severine|simon|simone|solange|sonia|sophie|stephane|stephanie|suzanne|sylvain|sylvie|\
    tatiana|thierry|thomas|tim|ursula|valentin|valerie|vanessa|veronique|victor|vincent|\
    violette|virginie|viviane|wolfgang|xavier|yann|yannick|yves|yvette|yvon|yvonne|zoe|zoran|\
    achille|adrienne|agnieszka|ahmed|aicha|aissatou|alban|alejandro|alfred|alicia|alix|\
    alizee|alya|amadou|amina|amine|anastasia|anatole|angelique|anita|anke|annabelle|\
    anneliese|anselme|anthony|apolline|ariane|arlette|armand|armelle|arsene|assia|\
    auguste|augustin|aymeric|barnabe|basile|beate|bettina|bilal|blandine|brice|britta|\
    bryan|calixte|carmen|cassandra|cecilia|celestin|celia|charline|charly|christa|cindy|\
    clarisse|claudia|cleo|clotilde|coline|conrad|coralie|cordelia|cornelia|cyprien|\
    cyrille|dagmar|dalila|damia|danica|deborah|denys|dieudonne|djamila|donatien|dorothee|\
    eberhard|edgar|edwige|eglantine|elina|eline|elke|eloi|eloise|elsa|emeline|emeric|\
    enora|enrique|enzo|ernest|ethan|etiennette|eudes|eugene|eugenie|eulalie|euphrasie|\
    fabiola|fabrizio|fatima|fatou|fatoumata|faustine|fernande|fiona|firmin|flavie|\
    flavien|francesca|francesco|franz|fridolin|friedrich|gaetan|gaspard|gaston|gauvain|\
    gerda|germaine|gertrude|gisele|gontran|graziella|gregoire|greta|guenole|guilhem|\
    gwenael|gwendoline|gwenola|habib|hakim|hamid|hamza|hannah|hassan|heidi|heike|helmut|\
    henriette|herbert|hermine|hippolyte|honorine|hortense|hubert|huguette|ibrahim|idriss|\
    ignace|ilan|ilona|imane|ingrid|irina|irma|isabella|isidore|ismael|jana|jannick|\
    jasmine|javier|jennifer|jerzy|jessica|jimmy|joachim|jocelyn|jocelyne|jonas|jorge|\
    joris|joseph|josue|judith|julian|juliana|jurgen|kamel|katarzyna|katharina|kathleen|\
    katrin|khadija|killian|klara|klaus|krzysztof|laetitia|laila|lamine|larissa|laura|\
    laure|laurence|leila|lena|leonard|leonce|leopold|leslie|liam|lilian|lilou|lina|linda|\
    lionel|lison|loan|lorenzo|loris|lothaire|louane|louisa|louison|luca|luciano|lucienne|\
    ludivine|ludmila|luigi|lukas|madjid|mael|maelle|maelys|magalie|magdalena|mahaut|maia|\
    maite|malek|malik|malo|mamadou|marceau|marcelle|marco|mariam|mariama|marika|marilyne|\
    marinette|marius|marjorie|markus|marlene|martial|maryam|maryse|maryvonne|mathias|\
    mathis|mathurin|maud|mauricette|maxence|medhi|mehdi|melina|melissa|melvin|meryem|\
    michelle|mickael|mikael|milan|mohammed|moira|monika|morgane|mounir|moussa|mustapha|\
    nabila|nadege|nadir|naima|nancy|nans|nassim|natalia|nathan|nathanael|nawel|neil|\
    nelly|nelson|nestor|nils|ninon|noa|noah|nolwenn|nora|norbert|noura|octave|oliver|\
    olympe|omar|ondine|oriane|orlane|oswald|otto|ousmane|pablo|paloma|pamela|pascaline|\
    patricio|paulette|perceval|pernelle|pierrette|pierrick|prosper|quitterie|rachid|\
    rafael|ralph|ramon|raoul|raphaelle|raymonde|rebecca|remus|renate|reynald|ricardo|\
    rita|roberte|roberto|rodolphe|rodrigue|rokia|romane|romuald|romy|ronan|rosalie|\
    roseline|rosine|roxane|ruth|ryan|sacha|said|salim|salima|salome|samia|samir|samira|\
    sandro|sania|sarra|sascha|saskia|selma|serena|sergio|seydou|sibylle|sidonie|sigrid|\
    silvia|simeon|sofia|sofiane|soizic|solene|soline|sonya|soraya|stanislas|stella|\
    stephen|suzie|sven|svetlana|sybille|sylvaine|tanguy|tania|tarik|teddy|teresa|thaddee|\
    thea|theo|theodora|theodore|theophile|therese|thibaud|thibault|thierno|tiffany|\
    timothee|titouan|tobias|tomas|tristan|tugdual|ugo|ulrich|ulysse|uwe|valere|valeria|\
    valerian|vasco|vera|vianney|victoria|victorien|vladimir|wafa|walter|werner|wilfried|\
    william|willy|winifred|xenia|yacine|yael|yaelle|yamina|yanis|yannis|yasmina|yasmine|\
    yoann|yohan|yolande|youssef|ysaline|yusuf|yvan|yvonnick|zacharie|zahia|zahra|zelie|\
    zineb|zita|zofia|zuzanna";

/// Given names that are frequent surnames too.
pub(super) const SURNAMES: &str = "\
    martin|bernard|thomas|robert|richard|simon|laurent|bertrand|lambert|henry|mathieu|gauthier|\
    rolland|adam|garnier|remy";

/// Given names that are words of the language too.
pub(super) const COMMON_GIVEN: &str = "\
    rose|pierre|blanche|marguerite|claire|olive|violette|fleur|jasmin|lavande|prune|capucine|\
    iris|aurore|victoire|constance|prudence|clemence|grace|felicite|modeste|juste|desire|parfait|\
    aime|aimee|rene|renee|noel|noelle|pascal|pascale|avril|mai|ange|celeste|colombe|perle|ambre|\
    opale|ruby|jade|cerise|clementine|melodie|harmonie|jacinthe|garance|flore|sylvestre|marin|\
    marine|oceane|luce|france|martin|robin|honore|placide|clement|constant|innocent|severe|\
    maxime|madeleine|amandine|julienne|marc|serge|marcel|florence|\
    loup|candide|bienvenue|fortune|loyal|chance|hope|faith|joy|may|\
    june|april|mark|will|art|dawn|heather|ivy|daisy|lily|penny|patience|\
    leger|urbain|sage";

/// Verbs that follow whoever did something.
pub(super) const VERBS: &str = "\
    a|ont|est|sont|dit|disait|avait|etait|ajoute|ajoutait|rappelle|propose|pense|souligne|\
    explique|repond|demande|insiste|note|conclut|precise|estime|trouve|fait|va|vient|veut|peut|\
    doit|raconte|presente|parle|prend|pose|salue|remercie|indique|evoque|confirme|refuse|\
    accepte|regrette|observe|constate|cite|n|nous|me|lui|s|se|said|says|asks|asked|told|adds|\
    added|thinks|has|had|is|was|hat|sagt|sagte|dice|dijo|disse|diz|mowi|powiedzial";

/// Surnames that are words of the language too.
pub(super) const COMMON: &str = "\
    un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|cent|mille|premier|dernier|one|two|three|four|\
    marchand|boulanger|berger|petit|grand|blanc|noir|roux|brun|roi|maire|\
    meunier|charpentier|bois|pont|riviere|fontaine|moulin|val|lac|mer|page|\
    sage|bon|chevalier|clerc|marin|vallee|foret|jardin|maison|rose|fleur|\
    prieur|eveque|pasteur|prevost|sergent|gros|long|court|gentil|vert|rouge|\
    loup|renard|lion|mouton|chevre|bouvier|vigneron|tisserand|potier|tonnelier|\
    cordier|cuisinier|portier|messager|michel|martin|bernard|thomas|robert|\
    richard|simon|laurent|vincent|rural|ferme|champ|pre|village|ville|hiver|\
    avril|janvier|noel|dimanche|samedi|midi|nord|est|ouest|sud|reseau|baker|\
    smith|young|king|wood|brown|white|black|green|hill|field|miller|\
    carpenter|schneider|muller|weber|koch|sauvage|blanche|lavande|claire|\
    roche|pierre|rocher|\
    poirier|pommier|olivier|rosier|laurier|noyer|chene|orme|\
    boucher|mercier|barbier|teinturier|bourgeois|baron|comte|duc|prince|cousin|neveu|ami|joly|\
    beau|belle|bel|jeune|vieux|leger|hardi|fort|faible|doux|vif|franc|fidele|constant|clement|\
    parent|gendre|maitre|moine|abbe|cure|chapelain|paris|\
    normand|picard|bourguignon|gascon|basque|breton|poitevin|auvergne|berry|colin|coq|poulain|\
    pigeon|merle|moineau|rossignol|corbeau|faucon|chat|lievre|lapin|cerf|taureau|boeuf|vache|\
    poisson|carpe|brochet|saumon|anguille|mars|mai|juin|juillet|aout|mardi|jeudi|vendredi|\
    lundi|mercredi|soleil|lune|etoile|neige|vent|pluie|orage|tonnerre|feu|terre|sable|caillou|\
    mont|colline|plaine|prairie|lande|haie|clos|cour|place|rue|chemin|route|porte|tour|chateau|\
    eglise|chapelle|croix|cloche|table|banc|coffre|marteau|clou|scie|hache|fer|acier|cuivre|\
    argent|or|plomb|sel|poivre|pain|vin|lait|miel|beurre|fromage|gateau|soupe|pomme|poire|cerise|\
    prune|raisin|figue|orange|citron|melon|carotte|navet|chou|oignon|ail|persil|riz|ble|avoine|\
    orge|foin|paille|herbe|tilleul|saule|sapin|pin|cypres|bonnet|manteau|chapeau|mantel|soulier";

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

/// Whether many people are called by a folded word.
pub(in crate::edition) fn is_given(word: &str) -> bool {
    lists(GIVEN, word)
}

/// The same, where the word means nothing else.
pub(in crate::edition) fn is_rare_given(word: &str) -> bool {
    is_given(word) && !lists(COMMON_GIVEN, word) && !lists(SURNAMES, word)
}
