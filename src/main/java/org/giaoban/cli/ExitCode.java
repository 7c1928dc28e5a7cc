package org.giaoban.cli;

/** How a command ended, for the program that called it. */
final class ExitCode {

    static final int DONE = 0;
    /** A defect or a broken machine; run again to resume. */
    static final int FAILED = 1;
    /** Usage or configuration. */
    static final int CONFIGURATION = 2;
    /** Done, but something was returned or is missing and wants a person. */
    static final int WANTS_PERSON = 3;
    /** Another run holds the workspace. */
    static final int HELD = 4;

    private ExitCode() {}
}
