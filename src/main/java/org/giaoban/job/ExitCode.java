package org.giaoban.job;

/** Exit codes of all commands. */
public final class ExitCode {

    public static final int DONE = 0;
    /** A defect or a broken machine; run again to resume. */
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int CONFIGURATION = 2;
    /** Done, but submissions were returned or are missing, so a person has work to do. */
    public static final int WANTS_PERSON = 3;
    /** Another run holds the workspace. */
    public static final int HELD = 4;

    private ExitCode() {}
}
