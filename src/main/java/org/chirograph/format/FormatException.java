package org.chirograph.format;

import java.io.IOException;

/** A file is not what it should be. The message names the file, the line where the trouble shows, and what is wrong. */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /** @param line counted from 1; 0 or less where no single line is to blame */
    public FormatException(String file, int line, String complaint) {
        super(line > 0 ? file + ", line " + line + ": " + complaint : file + ": " + complaint);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
