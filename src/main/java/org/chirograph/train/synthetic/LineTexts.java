package org.chirograph.train.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.chirograph.recognize.Alphabet;
import org.chirograph.text.GermanPrint;
import org.chirograph.train.RunningText;
import org.chirograph.train.Transcription;

/**
 * What synthetic lines say: pieces of running text, as long as a written line, and between them what pages hold besides
 * sentences: dates, headings, addresses, sums, lists, references, rows of dots and dashes.
 */
final class LineTexts {
    /** Share of lines that are not plain running text, in type and in what is written or set by hand. */
    private static final double OTHER_SHARE = 0.3;

    private static final double OTHER_SHARE_IN_BOOKS_AND_HANDS = 0.12;

    /** Novels' paragraphs longer than this are cut anyway; shorter ones are mostly headings and dialogue. */
    private static final int SHORTEST_PARAGRAPH = 30;

    private final List<List<String>> sources;
    private final Alphabet alphabet;
    private final RandomGenerator random;
    private WritingKind kind = WritingKind.TYPEWRITER;

    /**
     * @param texts as {@link RunningText} reads them; each gets an equal share
     * @param without names of pages and documents whose transcripts are not used
     */
    LineTexts(List<Path> texts, Set<String> without, Alphabet alphabet, RandomGenerator random) throws IOException {
        List<List<String>> read = new ArrayList<>();
        for (Path text : texts) {
            read.add(paragraphs(text, without));
        }
        if (read.isEmpty()) {
            throw new IOException("rendered lines need a text to say");
        }
        this.sources = read;
        this.alphabet = alphabet;
        this.random = random;
    }

    private LineTexts(List<List<String>> sources, Alphabet alphabet, RandomGenerator random) {
        this.sources = sources;
        this.alphabet = alphabet;
        this.random = random;
    }

    /** The same texts, drawn from by another thread. */
    LineTexts another(RandomGenerator other) {
        return new LineTexts(sources, alphabet, other);
    }

    private static List<String> paragraphs(Path source, Set<String> without) throws IOException {
        List<String> all = RunningText.paragraphs(source, without).stream()
                .filter(p -> p.length() >= SHORTEST_PARAGRAPH)
                .toList();
        if (all.isEmpty()) {
            throw new IOException("no running text in " + source);
        }
        return all;
    }

    /** The next line's text, folded as transcripts are; never blank. */
    String next(WritingKind writing) {
        kind = writing;
        boolean office = kind == WritingKind.TYPEWRITER || kind == WritingKind.PRINT;
        for (; ; ) {
            String text = random.nextDouble() < (office ? OTHER_SHARE : OTHER_SHARE_IN_BOOKS_AND_HANDS)
                    ? office ? other() : otherInBooksAndHands()
                    : running(kind == WritingKind.HAND ? 3 + random.nextInt(48) : 8 + random.nextInt(64));
            String folded = Transcription.fold(text, alphabet);
            if (!folded.isBlank()) {
                return folded;
            }
        }
    }

    private String otherInBooksAndHands() {
        return switch (random.nextInt(7)) {
            case 0 -> date();
            case 1 -> address();
            case 2 -> running(6 + random.nextInt(14)) + " " + number();
            case 3 -> number() + " " + running(8 + random.nextInt(30));
            case 4 -> capital(word()) + " " + capital(word());
            case 5 -> running(5 + random.nextInt(25)) + ", " + sum() + pick("", " francs", " Mark", " fr.");
            default -> word() + pick(".", ",", ";", " :", "!", "?");
        };
    }

    private String running(int length) {
        List<String> source = sources.get(random.nextInt(sources.size()));
        String paragraph = source.get(random.nextInt(source.size()));
        int from = paragraph.length() <= length ? 0 : random.nextInt(paragraph.length() - length + 1);
        while (from > 0 && paragraph.charAt(from - 1) != ' ') {
            from--;
        }
        int to = Math.min(paragraph.length(), from + length);
        boolean hyphen = false;
        if (to < paragraph.length() && paragraph.charAt(to) != ' ') {
            hyphen = random.nextInt(3) == 0
                    && Character.isLetter(paragraph.charAt(to))
                    && Character.isLetter(paragraph.charAt(to - 1));
            int space = paragraph.lastIndexOf(' ', to);
            if (!hyphen && space > from) {
                to = space;
            }
        }
        String text = paragraph.substring(from, to);
        return switch (kind) {
            case TYPEWRITER, PRINT -> typist(text + (hyphen ? "-" : ""));
            case FRAKTUR -> GermanPrint.set(text) + (hyphen ? "⸗" : "");
            case HAND -> text + (hyphen ? "-" : "");
        };
    }

    /** What a typist's machine and habits make of a printed text. */
    private String typist(String text) {
        String typed = text;
        if (random.nextInt(10) < 8) {
            typed = typed.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae");
        }
        if (random.nextInt(10) < 7) {
            typed = typed.replace('É', 'E')
                    .replace('À', 'A')
                    .replace('È', 'E')
                    .replace('Ê', 'E')
                    .replace('Ç', 'C');
        }
        if (random.nextInt(12) == 0) {
            typed = typed.replace(",", " ,").replace(".", " .").replace("  ", " ");
        }
        if (random.nextInt(14) == 0) {
            typed = typed.replace(", ", ",").replace(". ", ".");
        }
        if (random.nextInt(25) == 0) {
            typed = typed.toUpperCase(Locale.ROOT);
        }
        if (random.nextInt(12) == 0) {
            typed = sprinkle(typed);
        }
        return typed;
    }

    /** Puts brackets, quotes, numbers and signs around and between words. */
    private String sprinkle(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split(" ")) {
            out.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "(" + word + ")";
                        case 1 -> "\"" + word + "\"";
                        case 2 -> word + " " + number();
                        case 3 -> word + ";";
                        case 4 -> word + pick(" - ", "--", " / ", " = ", " + ", "...", ":", " :", " & ", "!");
                        default -> word;
                    });
            out.append(' ');
        }
        return out.toString().strip();
    }

    private String other() {
        return switch (random.nextInt(16)) {
            case 0 -> "- " + (1 + random.nextInt(300)) + " -";
            case 1 -> date();
            case 2 -> spaced(running(8 + random.nextInt(14)).toUpperCase(Locale.ROOT));
            case 3 -> running(6 + random.nextInt(40)).toUpperCase(Locale.ROOT);
            case 4 -> address();
            case 5 -> leader();
            case 6 -> pick("-", "=", "+", ".", "*").repeat(3 + random.nextInt(30));
            case 7 -> row();
            case 8 -> list() + running(10 + random.nextInt(50));
            case 9 ->
                running(10 + random.nextInt(20)) + " " + pick("£ ", "$ ", "Frs ", "£", "$") + sum()
                        + pick("", ".", " %", "%", " -");
            case 10 -> reference();
            case 11 -> heading();
            case 12 ->
                running(5 + random.nextInt(25)) + " : " + number()
                        + pick("°", " %", "/" + number(), " 1/2", "½", " m2", "");
            case 13 -> characters();
            case 14 -> "\"" + running(8 + random.nextInt(50)) + "\"";
            default -> word() + pick(".", ",", "", " :", " ?", " !", "-");
        };
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> "" + random.nextInt(10);
            case 1 -> "" + random.nextInt(100);
            case 2 -> "" + (1800 + random.nextInt(190));
            case 3 -> random.nextInt(100) + "." + random.nextInt(10) + random.nextInt(10) + random.nextInt(10);
            case 4 -> random.nextInt(1000) + "," + random.nextInt(10);
            default -> "" + random.nextInt(100000);
        };
    }

    private String sum() {
        return (1 + random.nextInt(999))
                + pick(",", ".", " ")
                + (100 + random.nextInt(900))
                + pick("", ".00", ",50", "." + random.nextInt(20) + "." + random.nextInt(12), ".-");
    }

    private String date() {
        int day = 1 + random.nextInt(31);
        int year = 1850 + random.nextInt(140);
        return switch (random.nextInt(5)) {
            case 0 ->
                pick("Paris, le ", "le ", "Lyon le ", "") + day + " "
                        + pick(
                                "janvier",
                                "février",
                                "mars",
                                "avril",
                                "mai",
                                "juin",
                                "juillet",
                                "août",
                                "septembre",
                                "octobre",
                                "novembre",
                                "décembre")
                        + " " + year;
            case 1 ->
                pick("London, ", "", "Prague, ", "Dated ", "Berlin, ") + month() + " " + day + pick(", ", "th, ", "st ")
                        + year;
            case 2 -> day + pick("th ", "st ", "rd ", " ") + month() + pick(", ", " ") + year + ".";
            case 3 -> day + pick("/", ".", "-") + (1 + random.nextInt(12)) + pick("/", ".", "-") + year % 100;
            default ->
                (random.nextInt(24))
                        + pick("h", " h ", ":", ".")
                        + (10 + random.nextInt(50))
                        + pick("", " a.m.", " p.m.", " h.");
        };
    }

    private String month() {
        return pick(
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December");
    }

    private String address() {
        return switch (random.nextInt(3)) {
            case 0 ->
                random.nextInt(200)
                        + pick(", rue ", " bis, rue de ", ", Avenue ", " Street ", ", Boulevard ")
                        + capital(word())
                        + pick("", " - PARIS " + (1 + random.nextInt(20)) + "°", ", W." + random.nextInt(9), ".");
            case 1 ->
                pick("M. ", "Mme ", "Mr. ", "Mrs. ", "Dr. ", "Miss ", "MM. ", "Melle ", "Prof. ")
                        + initial()
                        + pick(" ", ".-", "")
                        + capital(word())
                        + pick("", ",", ".", " & Co., Ltd.", " et Cie");
            default ->
                pick("Tél. ", "Telephone: ", "Tel.", "No. ", "N° ", "Ref. ")
                        + random.nextInt(1000)
                        + pick(" ", ".", "-")
                        + (10 + random.nextInt(90))
                        + pick("", "/" + random.nextInt(99), "." + random.nextInt(99));
        };
    }

    private String initial() {
        return (char) ('A' + random.nextInt(26)) + ".";
    }

    private String leader() {
        return running(6 + random.nextInt(24)) + " "
                + pick(".", ". ", "-", "_", " .").repeat(3 + random.nextInt(15)) + " " + (1 + random.nextInt(400));
    }

    private String row() {
        StringBuilder out = new StringBuilder();
        for (int cells = 2 + random.nextInt(5); cells > 0; cells--) {
            out.append(pick(number(), number(), word(), "\"", "id.", "-", initial(), sum(), "do."))
                    .append(' ');
        }
        return out.toString().strip();
    }

    private String list() {
        return switch (random.nextInt(4)) {
            case 0 -> (char) ('a' + random.nextInt(8)) + pick(") ", "/ ", ". ");
            case 1 -> (1 + random.nextInt(30)) + pick(") ", "° ", ". ", ".- ", "/ ", "°) ");
            case 2 -> pick("I", "II", "III", "IV", "V", "VI", "IX", "XII", "XIX") + pick(". ", " - ", ") ");
            default -> pick("- ", "-", "+ ", "* ", "(" + (1 + random.nextInt(9)) + ") ");
        };
    }

    private String reference() {
        return pick("§ ", "cf. ", "p. ", "pp. ", "vol. ", "No. ", "N° ", "Art. ", "Cf ", "f° ")
                + random.nextInt(500)
                + pick(
                        "",
                        "-" + random.nextInt(600),
                        ", " + word(),
                        " [" + word() + "]",
                        " (" + number() + ")",
                        " et seq.",
                        "/" + initial());
    }

    private String heading() {
        return pick(
                        "CHAPITRE ",
                        "CHAPTER ",
                        "ACTE ",
                        "SCENE ",
                        "ANNEXE ",
                        "APPENDIX ",
                        "TABLE ",
                        "PARTIE ",
                        "Section ",
                        "Compte rendu ",
                        "REPORT ",
                        "CONFIDENTIAL ",
                        "MEMORANDUM ",
                        "NOTE ",
                        "COPIE ",
                        "Enclosure ")
                + pick("I", "II", "III", "IV", "V", "VII", "X", "" + random.nextInt(30), capital(word()), "");
    }

    /** Letters, digits and signs at random, so that no one of them is known by its company alone. */
    private String characters() {
        String all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()-/&%*+=#@[]°£$§½¼"
                + "éèêëàâäçîïôöùûüÉÈÊÀÇÔÎñßœ";
        StringBuilder out = new StringBuilder();
        for (int n = 5 + random.nextInt(35); n > 0; n--) {
            out.append(random.nextInt(6) == 0 ? ' ' : all.charAt(random.nextInt(all.length())));
        }
        return out.toString().strip();
    }

    private String word() {
        String[] words = running(30).split(" ");
        return words[random.nextInt(words.length)];
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.replace(" ", "  ").toCharArray()) {
            out.append(c).append(' ');
        }
        return out.toString().strip();
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
