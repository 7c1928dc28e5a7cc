package org.giaoban.feedback;

import org.apache.poi.xssf.usermodel.XSSFColor;
import org.giaoban.model.Effect;
import org.giaoban.model.Wording;

/** Word and colour for the severity of a finding. */
enum SeverityStyle {
    WRONG("severity-wrong", 0xFF, 0xC7, 0xCE),
    DOUBTFUL("severity-warning", 0xFF, 0xEB, 0x9C),
    NOTED("severity-note", 0xDD, 0xEB, 0xF7);

    private final String key;
    private final byte[] rgb;

    SeverityStyle(String key, int red, int green, int blue) {
        this.key = key;
        this.rgb = new byte[] {(byte) red, (byte) green, (byte) blue};
    }

    static SeverityStyle of(Effect effect) {
        return switch (effect) {
            case RETURN, STOP -> WRONG;
            case WARNING -> DOUBTFUL;
            case NOTE -> NOTED;
        };
    }

    String word() {
        return Wording.vietnamese().get(key);
    }

    XSSFColor colour() {
        return new XSSFColor(rgb, null);
    }

    /** True if a colour is one that feedback workbooks use. */
    static boolean isOurs(byte[] colour) {
        for (SeverityStyle severity : values()) {
            if (java.util.Arrays.equals(severity.rgb, colour)) {
                return true;
            }
        }
        return false;
    }
}
