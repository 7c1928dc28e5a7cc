package org.giaoban.feedback;

import org.apache.poi.xssf.usermodel.XSSFColor;
import org.giaoban.model.Effect;

/** Word and colour for the severity of a finding. */
enum SeverityStyle {
    WRONG("Phải sửa", 0xFF, 0xC7, 0xCE),
    DOUBTFUL("Xem lại", 0xFF, 0xEB, 0x9C),
    NOTED("Ghi nhận", 0xDD, 0xEB, 0xF7);

    private final String word;
    private final byte[] rgb;

    SeverityStyle(String word, int red, int green, int blue) {
        this.word = word;
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
        return word;
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
