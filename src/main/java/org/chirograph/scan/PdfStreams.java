package org.chirograph.scan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.chirograph.scan.ScanException.Reason;

/**
 * Looks at a PDF's compressed streams before PDFBox does, which decodes a stream as a whole, into memory, however much
 * comes out. What zlib would give is counted without being kept, up to the limit. Each stream is looked at once.
 */
final class PdfStreams {
    /** The longest drawings of maps have some tens of megabytes of operators. */
    private static final long MAX_CONTENT_BYTES = 256L << 20;

    /** Columns of a fax coding that says nothing else (ISO 32000-1, table 11). */
    private static final int USUAL_FAX_COLUMNS = 1728;

    private final ScanLimits limits;
    private final Set<COSStream> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfStreams(ScanLimits limits) {
        this.limits = limits;
    }

    /** Fails when these operators would be more than any page needs. */
    void checkContent(COSStream content, String where) throws IOException, ScanException {
        check(content, where, MAX_CONTENT_BYTES);
    }

    /** Fails when a picture, or what masks it, would take more memory to decode than a page may. */
    void checkPicture(COSStream picture, String where) throws IOException, ScanException {
        if (checked.contains(picture)) {
            return;
        }
        long width = picture.getLong(COSName.WIDTH, -1);
        long height = picture.getLong(COSName.HEIGHT, -1);
        // Red, green, blue and opacity, as PDFBox hands a picture on, whatever it is stored as.
        limits.checkDecoded(where, width, height, picture.getBoolean(COSName.IMAGE_MASK, false) ? 8 : 32);
        ScanLimits.checkBytes(where, picture.getLength(), limits.maxPictureBytes());
        checkFax(picture, where);
        check(picture, where, limits.maxDecodedBytes());
        checkJbig2(new PDStream(picture), where);
        for (COSName mask : List.of(COSName.MASK, COSName.SMASK)) {
            if (picture.getDictionaryObject(mask) instanceof COSStream s) {
                checkPicture(s, where);
            }
        }
    }

    private void checkJbig2(PDStream picture, String where) throws IOException, ScanException {
        if (picture.getFilters().contains(COSName.JBIG2_DECODE)) {
            try (InputStream in = picture.createInputStream(List.of(COSName.JBIG2_DECODE.getName()))) {
                Jbig2Segments.check(in.readAllBytes(), where, limits);
            }
        }
    }

    private void checkFax(COSStream picture, String where) throws ScanException {
        COSBase parameters = picture.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        List<? extends COSBase> all = parameters instanceof COSArray array
                ? array.toList()
                : parameters == null ? List.of() : List.of(parameters);
        for (COSBase one : all) {
            if (one instanceof COSDictionary fax
                    && (fax.containsKey(COSName.COLUMNS) || fax.containsKey(COSName.ROWS))) {
                limits.checkPixels(
                        where,
                        fax.getLong(COSName.COLUMNS, USUAL_FAX_COLUMNS),
                        Math.max(1, fax.getLong(COSName.ROWS, 1)));
            }
        }
    }

    private void check(COSStream stream, String where, long limit) throws IOException, ScanException {
        if (!checked.add(stream)) {
            return;
        }
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream in = raw;
            boolean compressed = false;
            for (COSName filter : new PDStream(stream).getFilters()) {
                if (!filter.equals(COSName.FLATE_DECODE) && !filter.equals(COSName.FLATE_DECODE_ABBREVIATION)) {
                    break; // the others hardly grow, or say their size
                }
                in = new InflaterInputStream(in);
                compressed = true;
            }
            if (compressed && isLonger(in, limit)) {
                throw new ScanException(
                        Reason.TOO_LARGE,
                        where,
                        "holds " + stream.getLength() + " bytes that unpack to more than " + (limit >> 20) + " MB");
            }
        }
    }

    private static boolean isLonger(InputStream in, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try {
            for (int n; bytes <= limit && (n = in.read(buffer)) >= 0; ) {
                bytes += n;
            }
        } catch (EOFException | ZipException e) {
            // Cut off or damaged: PDFBox makes what it can of the rest, and no more than was counted comes out.
        }
        return bytes > limit;
    }
}
