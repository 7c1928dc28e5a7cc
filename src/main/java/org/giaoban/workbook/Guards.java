package org.giaoban.workbook;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.giaoban.model.Wording;

/** Data validation and conditional colours of a blank workbook's sheet. */
final class Guards {

    /**
     * Excel's limit for a drop-down list as text. Longer lists are left out because choices are checked on receipt too.
     */
    private static final int LONGEST_LIST = 255;

    private static final Wording WORDS = Wording.vietnamese();

    private final XSSFSheet sheet;
    private final DataValidationHelper helper;

    Guards(XSSFSheet sheet) {
        this.sheet = sheet;
        this.helper = sheet.getDataValidationHelper();
    }

    /** Allows whole numbers from 0. */
    void requireCount(CellRangeAddress range) {
        require(
                range,
                helper.createIntegerConstraint(OperatorType.BETWEEN, "0", "999999999999"),
                WORDS.get("guard-count"));
    }

    /** Allows entries for which {@code formula}, written for the range's first cell, is true. */
    void requireTrue(CellRangeAddress range, String formula, String message) {
        require(range, helper.createCustomConstraint(formula), message);
    }

    void requireDate(CellRangeAddress range, LocalDate first, LocalDate last) {
        require(
                range,
                helper.createDateConstraint(OperatorType.BETWEEN, serial(first), serial(last), "dd/mm/yyyy"),
                WORDS.get("guard-date", Dates.show(first), Dates.show(last)));
    }

    void requireChoice(CellRangeAddress range, List<String> choices) {
        boolean fits = String.join(",", choices).length() <= LONGEST_LIST
                && choices.stream().noneMatch(choice -> choice.contains(",") || choice.contains("\""));
        if (fits && !choices.isEmpty()) {
            require(
                    range,
                    helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                    WORDS.get("guard-choice", String.join(", ", choices)));
        }
    }

    void requireLength(CellRangeAddress range, int longest) {
        require(
                range,
                helper.createTextLengthConstraint(OperatorType.LESS_OR_EQUAL, String.valueOf(longest), null),
                WORDS.get("guard-length", longest));
    }

    private void require(CellRangeAddress range, DataValidationConstraint constraint, String message) {
        DataValidation validation = helper.createValidation(
                constraint,
                new CellRangeAddressList(
                        range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn()));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
        validation.createErrorBox(
                WORDS.get("guard-title"),
                message.length() <= LONGEST_LIST ? message : message.substring(0, LONGEST_LIST));
        sheet.addValidationData(validation);
    }

    /** Colours the cells of a range for which {@code formula}, written for the first cell, is true. */
    void colour(CellRangeAddress range, String formula, IndexedColors colour) {
        XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(formula);
        PatternFormatting fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(colour.getIndex());
        fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        formatting.addConditionalFormatting(new CellRangeAddress[] {range}, rule);
    }

    private static String serial(LocalDate day) {
        return String.valueOf((long) DateUtil.getExcelDate(day));
    }
}
