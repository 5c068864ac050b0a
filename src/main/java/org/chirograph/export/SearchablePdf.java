package org.chirograph.export;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.chirograph.format.XmpPacket;
import org.chirograph.image.Affine;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.scan.PagePicture;

/**
 * A PDF/A-2u that shows the scan and holds its text, unseen, where it stands on the scan. Pages go to a temporary file
 * as they are added; what stays in memory of each is a few small dictionaries. Belongs to one thread.
 */
public final class SearchablePdf implements AutoCloseable {
    /** Of a scan that says nothing: what archives scan text at. It only sets how large a page is on paper. */
    private static final double USUAL_DPI = 300;

    private static final double POINTS_AN_INCH = 72;

    /** Sides of a page, in points (ISO 19005-2, 6.1.13). */
    private static final double SHORTEST_SIDE = 3;

    private static final double LONGEST_SIDE = 14_400;
    private static final String FONT = "F";
    private static final String SRGB = "sRGB IEC61966-2.1";

    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private InvisibleFont font = new InvisibleFont();

    /** The PDF that pictures are to be embedded into. */
    public PDDocument document() {
        return document;
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /** @param picture embedded into {@link #document} */
    public void add(Page page, PagePicture picture) throws IOException {
        if (!font.isRoomy()) {
            font.finish(document);
            font = new InvisibleFont();
        }
        double unit = pointsAPixel(page, picture.dpi());
        double width = page.width() * unit;
        double height = page.height() * unit;
        PDResources resources = new PDResources();
        String image = resources.add(picture.image()).getName();
        String content = "q " + placed(picture, width, height) + " cm /" + image + " Do Q\n"
                + InvisibleText.of(page, font, FONT, unit);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName(FONT), font.dictionary());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        PDPage sheet = new PDPage(new PDRectangle((float) width, (float) height));
        sheet.setResources(resources);
        sheet.setContents(new PDStream(
                document, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)), COSName.FLATE_DECODE));
        document.addPage(sheet);
    }

    private static double pointsAPixel(Page page, double dpi) {
        double unit = POINTS_AN_INCH / (dpi > 0 ? dpi : USUAL_DPI);
        double longest = Math.max(page.width(), page.height());
        double shortest = Math.min(page.width(), page.height());
        return Math.min(Math.max(unit, SHORTEST_SIDE / shortest), LONGEST_SIDE / longest);
    }

    /** The matrix that lays the picture upright over the whole page. */
    private static String placed(PagePicture picture, double width, double height) {
        Affine upright = picture.orientation().ofUnitSquare();
        // In a PDF the picture's corner (0, 0) is its bottom left: in rows from the top, (0, 1).
        double x = upright.x(0, 1) * width;
        double y = (1 - upright.y(0, 1)) * height;
        return String.format(
                Locale.ROOT,
                "%.4f %.4f %.4f %.4f %.4f %.4f",
                upright.x(1, 1) * width - x,
                (1 - upright.y(1, 1)) * height - y,
                upright.x(0, 0) * width - x,
                (1 - upright.y(0, 0)) * height - y,
                x,
                y);
    }

    /**
     * Says what the document is and how it came about.
     *
     * @param program name and version of what writes the PDF
     * @param at when its pages were last changed
     */
    public void describe(String title, String program, Instant at, List<ProcessingStep> history) throws IOException {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator(program);
        information.setProducer(program);
        Calendar date = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        information.setCreationDate(date);
        information.setModificationDate(date);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(XmpPacket.of(title, program, at, history));
        document.getDocumentCatalog().setMetadata(metadata);
        // The same pages give the same file.
        document.setDocumentId((title + at).hashCode() & 0xFFFFFFFFL);
    }

    /** Writes the file; it needs a page and a description. Nothing may be added afterwards. */
    public void save(OutputStream out) throws IOException {
        font.finish(document);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
