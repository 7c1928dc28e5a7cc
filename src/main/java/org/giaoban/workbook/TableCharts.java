package org.giaoban.workbook;

import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.giaoban.workbook.TableWorkbook.Chart;
import org.giaoban.workbook.TableWorkbook.Page;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** Puts the charts of a table on its sheet, at the right of the table, one below the other. */
final class TableCharts {

    private static final int COLUMNS = 9;
    /** Rows of the title, the legend and the axis of a chart. */
    private static final int FRAME_ROWS = 6;

    private static final int TITLE_SIZE = 1200;
    private static final int GAP = 40;
    private static final String FORMAT = "#,##0.###";
    /** Colours of the series, the first one darker. */
    private static final List<byte[]> COLOURS =
            List.of(new byte[] {0x22, 0x22, 0x22}, new byte[] {(byte) 0xB4, (byte) 0xB4, (byte) 0xB4});

    private final XSSFSheet sheet;
    private final Page page;
    private final int firstRow;

    /** @param firstRow index of the row of the sheet that has the table's first row */
    TableCharts(XSSFSheet sheet, Page page, int firstRow) {
        this.sheet = sheet;
        this.page = page;
        this.firstRow = firstRow;
    }

    void add() {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int left = page.columns().size() + 1;
        int free = 0;
        for (Chart chart : page.charts()) {
            int top = Math.max(firstRow - 1 + chart.from(), free);
            int rows = chart.until() - chart.from();
            free = top + FRAME_ROWS + Math.max(rows * chart.values().size(), rows + 2);
            add(drawing.createChart(drawing.createAnchor(0, 0, 0, 0, left, top, left + COLUMNS, free)), chart);
            free++;
        }
    }

    private void add(XSSFChart drawn, Chart chart) {
        drawn.setTitleText(chart.title());
        drawn.setTitleOverlay(false);
        drawn.getCTChart()
                .getTitle()
                .getTx()
                .getRich()
                .getPArray(0)
                .getRArray(0)
                .addNewRPr()
                .setSz(TITLE_SIZE);
        drawn.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(chart.title());
        XDDFCategoryAxis units = drawn.createCategoryAxis(AxisPosition.LEFT);
        // the first row at the top
        units.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis amounts = drawn.createValueAxis(AxisPosition.BOTTOM);
        amounts.setCrosses(AxisCrosses.MAX);
        amounts.setMinimum(0);
        amounts.setNumberFormat(FORMAT);
        XDDFBarChartData bars = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, units, amounts);
        bars.setBarDirection(BarDirection.BAR);
        bars.setGapWidth(GAP);
        bars.setVaryColors(false);
        for (int i = 0; i < chart.values().size(); i++) {
            addSeries(bars, chart, i);
        }
        drawn.plot(bars);
        for (int i = 0; i < chart.values().size(); i++) {
            showValues(drawn.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(i));
        }
        if (chart.values().size() > 1) {
            drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
    }

    private void addSeries(XDDFBarChartData bars, Chart chart, int index) {
        int column = chart.values().get(index);
        XDDFNumericalDataSource<BigDecimal> values =
                XDDFDataSourcesFactory.fromArray(numbers(chart, column), range(chart, column), column);
        values.setFormatCode(FORMAT);
        XDDFChartData.Series series = bars.addSeries(
                XDDFDataSourcesFactory.fromArray(names(chart), range(chart, chart.names()), chart.names()), values);
        String heading = page.columns().get(column).heading();
        series.setTitle(heading, new CellReference(sheet.getSheetName(), firstRow - 1, column, true, true));
        series.setFillProperties(
                new XDDFSolidFillProperties(XDDFColor.from(COLOURS.get(Math.min(index, COLOURS.size() - 1)))));
    }

    private static void showValues(CTBarSer series) {
        CTDLbls labels = series.addNewDLbls();
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    private String range(Chart chart, int column) {
        return new CellRangeAddress(firstRow + chart.from(), firstRow + chart.until() - 1, column, column)
                .formatAsString(sheet.getSheetName(), true);
    }

    private String[] names(Chart chart) {
        return page.rows().subList(chart.from(), chart.until()).stream()
                .map(row -> String.valueOf(row.get(chart.names())))
                .toArray(String[]::new);
    }

    private BigDecimal[] numbers(Chart chart, int column) {
        return page.rows().subList(chart.from(), chart.until()).stream()
                .map(row -> number(row.get(column)))
                .toArray(BigDecimal[]::new);
    }

    /** Returns a number whose text has no exponent. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value instanceof Number number
                ? new BigDecimal(new BigDecimal(number.toString()).toPlainString())
                : null;
    }
}
