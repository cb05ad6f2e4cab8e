package dev.vaquero.bench.report;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/** Draws bars into an SVG file. */
final class Plot {
    private static final int WIDTH = 720;

    private Plot() {}

    /** One bar. */
    record Bar(String name, double value) {}

    static void write(Path file, String title, String unit, List<Bar> bars) throws IOException {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        bars.forEach(bar -> data.addValue(bar.value(), unit, bar.name()));
        JFreeChart chart =
                ChartFactory.createBarChart(title, null, unit, data, PlotOrientation.HORIZONTAL, false, false, false);
        chart.setBackgroundPaint(Color.WHITE);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        BarRenderer renderer = (BarRenderer) plot.getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, new Color(0x2f, 0x6f, 0xab));
        int height = 110 + 30 * bars.size();
        SVGGraphics2D canvas = new SVGGraphics2D(WIDTH, height);
        chart.draw(canvas, new Rectangle(WIDTH, height));
        Files.writeString(file, canvas.getSVGElement() + "\n");
    }
}
