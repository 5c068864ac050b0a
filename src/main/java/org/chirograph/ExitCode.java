package org.chirograph;

/** What the program answers the shell; documented in docs/commands.md and relied on by scripts. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;

    /** A fault of the program or of the machine. */
    static final int FAULT = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** Some pages failed; the others are done. */
    static final int SOME_FAILED = 3;

    /** An input is missing, unreadable or holds no scans. */
    static final int INPUT = 4;

    /** The pipeline file or the model can't be used. */
    static final int SETUP = 5;

    /** The collection can't be used. */
    static final int COLLECTION = 6;

    /** More pages failed than may, and the run stopped; what was done before stays. */
    static final int TOO_MANY_FAILED = 7;

    /** A collection is not as the program left it. */
    static final int DIFFERENT = 8;

    /** Stopped by Ctrl-C; the pages in hand were finished. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
