package org.chirograph.samples;

/** What the sample pages say. Written for this project; firms, people and events are invented. */
final class SampleText {
    private SampleText() {}

    static final String[] LETTER_HEAD = {"LABORATOIRE D'ESSAIS PHYSIQUES", "12, rue des Arènes - PARIS"};

    static final String[] LETTER_DATE = {"Paris, le 14 mars 1912"};

    static final String[] LETTER_SUBJECT = {"_Objet : envoi de sels de radium"};

    static final String[] LETTER = {
        "Monsieur le Directeur,",
        "",
        "     Nous avons l'honneur de vous accuser réception de votre",
        "lettre du 8 courant et de la caisse qu'elle annonçait. Les",
        "trois tubes de verre sont arrivés intacts ; le sceau de plomb",
        "n'avait pas été rompu pendant le voyage.",
        "",
        "     Dans la chambre noire, le radium a été reconnu aussitôt :",
        "sa lumière suffisait pour lire l'heure à une montre placée à",
        "dix centimètres. L'écran au platinocyanure s'est éclairé dès",
        "l'ouverture de la boîte. Le poids du sel, vérifié deux fois,",
        "est de 0 gr. 127, soit trois milligrammes de moins que ne le",
        "porte votre bordereau.",
        "",
        "     M. Gautier, chargé des mesures, estime que cette légère",
        "différence vient de l'humidité du coton. Il vous prie de bien",
        "vouloir lui indiquer la date exacte de la dernière pesée, et",
        "si le flacon n° 3 a été chauffé avant d'être scellé.",
        "",
        "     Le reçu en double exemplaire est joint à la présente.",
        "Veuillez nous retourner l'un des deux, signé et daté, avec la",
        "facture de la maison Lebrun et Cie.",
        "",
        "     Agréez, Monsieur le Directeur, l'assurance de notre par-",
        "faite considération."
    };

    static final String[] LETTER_SIGNATURE = {"Le Secrétaire,", "", "", "E. Vasseur"};

    /** The other side of the letter's thin paper. */
    static final String[] LETTER_BACK = {
        "Note pour le registre des entrées. La caisse a été ouverte en",
        "présence de deux témoins, MM. Gautier et Delmas, le 11 mars à",
        "neuf heures du matin. On a trouvé sous la paille une enveloppe",
        "cachetée, une clef et le certificat du fabricant.",
        "",
        "Les frais de transport, soit quatorze francs cinquante, seront",
        "portés au compte des expériences. Le coffre est fermé à deux",
        "tours ; la clef reste chez le concierge, qui en répond.",
        "",
        "Il faudra demander un second écran avant la fin du mois et",
        "faire réparer la lampe de la petite salle. Le verre fêlé a été",
        "jeté. Rien d'autre à signaler.",
        "",
        "Vu et classé, le 15 mars. Copie au dossier 47."
    };

    static final String[] MEMORANDUM_HEAD = {"_MEMORANDUM"};

    static final String[] MEMORANDUM_ADDRESS = {
        "To:    The Harbour Office", "From:  The Keeper, North Light", "Date:  3rd November, 1934"
    };

    static final String[] MEMORANDUM_SUBJECT = {"_Repairs to the lamp room"};

    static final String[] MEMORANDUM = {
        "     The gale of Tuesday night broke two panes on the seaward",
        "side and let in a good deal of water. The lens was not touched,",
        "but the clockwork stopped at twenty past four and had to be",
        "turned by hand until daylight. My assistant and I took it in",
        "watches of one hour, so that no vessel was without the light.",
        "",
        "     I beg to ask for the following as soon as the boat can",
        "cross: two panes of plate glass, cut to the old measure; seven",
        "pounds of putty; a new cord for the weight; and forty gallons",
        "of oil, for we burned more than the allowance.",
        "",
        "     The paint in the lower store has peeled again. It is the",
        "salt, and no brush will cure it. I would sooner have the wall",
        "lined with boards, which the carpenter at the quay offered to",
        "do for $18.75, \"everything included\"."
    };

    static final String[] MEMORANDUM_SIGNATURE = {"J. Penrose, Keeper"};

    static final String[] REPORT_HEAD = {"REPORT ON THE VOYAGE OF THE S.S. MARIGOLD"};

    static final String[] REPORT_1 = {
        "The Marigold left Marseilles on the 2nd of May, 1931, with a",
        "mixed cargo and eleven passengers. The weather was fair as far",
        "as the Straits; a head wind then held her for a day and a half.",
        "",
        "On the 9th the second engineer reported a smell of gas in No. 2",
        "hold. The hatches were lifted and the cases nearest the bulkhead",
        "brought on deck. Six carboys of acid, marked as olive oil, had",
        "been stowed among the furniture. One was cracked. Nobody was",
        "hurt, but four bales of cloth had to be thrown overboard.",
        "",
        "The master questioned the agent's clerk, who travelled with us.",
        "He said that the bills of lading had been made out in a hurry,",
        "and that he had not seen the carboys himself. I attach his",
        "statement and a sketch of the hold.",
        "",
        "A lead box with apparatus for the Radium Institute was found in",
        "good order. Its seals were examined at sea and again in port."
    };

    static final String[] REPORT_2 = {
        "We passed the breakwater at noon on the 17th, five days late.",
        "The port doctor came aboard at once and gave free pratique. By",
        "six o'clock the passengers had landed with their baggage.",
        "",
        "Discharged on the first day:",
        "",
        "     412 cases of oranges, 9 of them spoiled",
        "      60 barrels of wine",
        "      25 bales of cloth (29 shipped)",
        "       1 lead box, 84 lbs., sealed",
        "",
        "The underwriters have asked for a survey before the vessel sails.",
        "I recommend that we agree, and that the shipper of the acid be",
        "held to the whole of the loss, which I put at 230 pounds.",
        "",
        "In future no case should go below unless its mark has been read",
        "aloud by one man and checked by another. It takes an hour more.",
        "It would have saved us a week."
    };

    static final String[] REPORT_SIGNATURE = {"(signed) H. Quayle, Supercargo"};

    static final String[] MINUTES_HEAD = {"PROCES-VERBAL DE LA SEANCE", "du 6 février 1909"};

    static final String[] MINUTES_1 = {
        "     La séance est ouverte à huit heures et demie du soir, sous",
        "la présidence de M. Marchand. Le procès-verbal de la dernière",
        "réunion est lu et adopté sans observation.",
        "",
        "     Le trésorier expose l'état de la caisse. Les cotisations",
        "ont produit 1.240 francs ; les dépenses s'élèvent à 986 francs",
        "80. L'excédent sera placé à la caisse d'épargne.",
        "",
        "     M. Roussel donne lecture d'un rapport sur l'éclairage de",
        "la grande place. Il rappelle que le gaz coûte plus cher qu'en",
        "1900 et que la lumière électrique a été essayée avec succès",
        "dans trois villes voisines. Plusieurs membres prennent part",
        "à la discussion."
    };

    static final String[] MINUTES_2 = {
        "     Après un échange de vues, l'assemblée décide, par dix-sept",
        "voix contre quatre, de demander un devis à deux maisons. M. le",
        "Président est prié d'écrire dès demain.",
        "",
        "     Mme Aubert offre à la bibliothèque les œuvres complètes de",
        "son père, soit vingt-deux volumes reliés. Des remerciements",
        "unanimes lui sont votés.",
        "",
        "     La fête du printemps est fixée au dimanche 9 mai. Une com-",
        "mission de cinq membres en réglera le détail.",
        "",
        "     L'ordre du jour étant épuisé, la séance est levée à onze",
        "heures."
    };

    static final String[] MINUTES_SIGNATURE = {"Le Secrétaire : P. Collin"};

    static final String[] BULLETIN_HEAD = {"THE VALLEY GARDEN SOCIETY  -  BULLETIN No. 14  -  AUTUMN 1926"};

    static final String[] BULLETIN_LEFT = {
        "_The late frost",
        "",
        "The frost of the 20th of May will",
        "be remembered. In the low orchards",
        "every plum was lost; on the slope",
        "above the mill one tree in three",
        "still bore fruit. Mr. Hale burned",
        "damp straw from two in the morning",
        "and saved the whole of his pears.",
        "",
        "It is a cheap remedy. Twelve heaps",
        "to the acre are enough, lit on the",
        "side from which the air comes. The",
        "smoke must lie, not rise: choose a",
        "night without wind.",
        "",
        "_Seeds for exchange",
        "",
        "Members who have kept seed of the",
        "white foxglove are asked to send a",
        "packet to the Secretary before the",
        "first of December. Label it with",
        "the year and the soil."
    };

    static final String[] BULLETIN_RIGHT = {
        "_A visit to the old quarry",
        "",
        "Nineteen of us walked up on the",
        "second Saturday of September. The",
        "ferns were at their best. We found",
        "hart's-tongue in the north cleft",
        "and, to the joy of Miss Abbott, a",
        "single plant of the royal fern.",
        "",
        "The quarry was last worked in 1871.",
        "A spring has filled the lower pit,",
        "and children bathe there in July.",
        "It would be a pity to drain it.",
        "",
        "_Accounts",
        "",
        "Received from 63 members: 15 pounds",
        "15 shillings. Paid for the hall, 4",
        "pounds; for printing, 3 pounds 6;",
        "for prizes, 5 pounds. There remain",
        "3 pounds 9 shillings, which we owe",
        "to the good sense of our Treasurer."
    };

    static final String[] BULLETIN_MARGIN = {"see also", "No. 11,", "page 3"};

    static final String[] INVENTORY_HEAD = {"INVENTAIRE DE L'ARMOIRE N° 4", "au 31 décembre 1913"};

    static final String[][] INVENTORY = {
        {"N°", "Désignation", "Poids", "Etat"},
        {"1", "Bromure de radium", "0 gr. 050", "bon"},
        {"2", "Chlorure de baryum", "120 gr.", "bon"},
        {"3", "Nitrate d'urane", "75 gr.", "humide"},
        {"4", "Pechblende, bloc", "2 kg. 300", "bon"},
        {"5", "Sulfure de zinc", "40 gr.", "à changer"},
        {"6", "Ecran lumineux", "", "rayé"},
        {"7", "Tube de Crookes", "", "fêlé"},
        {"8", "Bobine, grand modèle", "6 kg.", "bon"},
        {"9", "Balance de précision", "", "à régler"},
        {"10", "Feuille d'aluminium", "12 gr.", "neuve"},
        {"11", "Boîte de plomb", "4 kg. 150", "bon"},
        {"12", "Plaques de verre (24)", "", "3 cassées"}
    };

    static final String[] INVENTORY_FOOT = {"Vérifié le 2 janvier 1914.", "R. Delmas"};
}
