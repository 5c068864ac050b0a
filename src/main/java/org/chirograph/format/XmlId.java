package org.chirograph.format;

/**
 * Names of pages as XML identifiers. A page may be called {@code 0001} or anything else, an XML identifier may not: it
 * is written as {@code page_0001}, with every character an identifier cannot hold as {@code _xHHHH_}.
 */
final class XmlId {
    private static final String PREFIX = "page_";

    private XmlId() {}

    /** Whether this is an XML name without colons; of the letters beyond ASCII, Latin-1 and Latin Extended-A will do. */
    static boolean isValid(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!isNameCharacter(c) && !(c >= 'À' && c <= 'ſ' && Character.isLetter(c))) {
                return false;
            }
        }
        return !id.isEmpty() && "-.0123456789".indexOf(id.charAt(0)) < 0;
    }

    static String ofPage(String name) {
        StringBuilder id = new StringBuilder(PREFIX);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isNameCharacter(c) || name.startsWith("_x", i)) {
                id.append(String.format("_x%04X_", (int) c));
            } else {
                id.append(c);
            }
        }
        return id.toString();
    }

    /** The page's name again; an identifier that another program chose stays what it is. */
    static String toPage(String id) {
        if (!id.startsWith(PREFIX)) {
            return id;
        }
        StringBuilder name = new StringBuilder();
        for (int i = PREFIX.length(); i < id.length(); i++) {
            if (id.startsWith("_x", i) && i + 6 < id.length() && id.charAt(i + 6) == '_') {
                try {
                    name.append((char) Integer.parseInt(id, i + 2, i + 6, 16));
                    i += 6;
                    continue;
                } catch (NumberFormatException e) {
                    // not ours: taken as it stands
                }
            }
            name.append(id.charAt(i));
        }
        return name.toString();
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
