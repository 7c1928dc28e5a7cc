package org.giaoban.cli;

/** Exit codes of all commands. */
final class ExitCode {

    static final int DONE = 0;
    /** A defect or a broken machine; run again to resume. */
    static final int FAILED = 1;
    /** Wrong usage or configuration. */
    static final int CONFIGURATION = 2;
    /** Done, but submissions were returned or are missing, so a person has work to do. */
    static final int WANTS_PERSON = 3;
    /** Another run holds the workspace. */
    static final int HELD = 4;

    private ExitCode() {}
}
