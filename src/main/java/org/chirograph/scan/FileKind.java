package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chirograph.scan.ScanException.Reason;

/** What a file is, by its name or by its first bytes. The kinds that aren't read are known in order to be reported. */
enum FileKind {
    JPEG("JPEG", "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", "png"),
    TIFF("TIFF", "tif", "tiff"),
    PDF("PDF", "pdf"),
    JPEG_2000("JPEG 2000", "jp2", "jpx", "jpf", "j2k", "j2c"),
    METS("METS"),
    IIIF("IIIF manifest"),
    WEBP("WebP", "webp"),
    BMP("BMP", "bmp"),
    GIF("GIF", "gif"),
    DJVU("DjVu", "djvu", "djv"),
    HEIF("HEIF", "heic", "heif", "avif");

    /** Bytes from a file's start that {@link #sniff} wants: lists may begin with comments. */
    static final int HEAD = 4096;

    /** A PDF may hide its header among this many bytes (ISO 32000-1, annex H.3, note 13). */
    private static final int PDF_HEAD = 1024;

    private static final Pattern METS_ROOT = Pattern.compile("<([A-Za-z][\\w.-]*:)?mets[\\s>]");

    private final String label;
    private final List<String> extensions;

    FileKind(String label, String... extensions) {
        this.label = label;
        this.extensions = List.of(extensions);
    }

    /** What a file holds. */
    static FileKind of(Path file) throws ScanException {
        String where = file.toString();
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
        if (head.length == 0) {
            throw new ScanException(Reason.EMPTY, where, "is empty");
        }
        return sniff(head).orElseThrow(() -> new ScanException(Reason.NOT_A_SCAN, where, "is no picture and no PDF"));
    }

    /** Whether such a file names other files, which are its pages. */
    boolean isList() {
        return this == METS || this == IIIF;
    }

    String label() {
        return label;
    }

    /** The IANA media type. */
    String mediaType() {
        return switch (this) {
            case JPEG -> "image/jpeg";
            case PNG -> "image/png";
            case TIFF -> "image/tiff";
            case PDF -> "application/pdf";
            case JPEG_2000 -> "image/jp2";
            case METS -> "application/xml";
            case IIIF -> "application/ld+json";
            case WEBP -> "image/webp";
            case BMP -> "image/bmp";
            case GIF -> "image/gif";
            case DJVU -> "image/vnd.djvu";
            case HEIF -> "image/heif";
        };
    }

    static Optional<FileKind> byName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            if (kind.extensions.contains(extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** @param head the file's first {@link #HEAD} bytes, or all when there are fewer */
    static Optional<FileKind> sniff(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        FileKind kind = null;
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            kind = JPEG;
        } else if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            kind = PNG;
        } else if (start.startsWith("II*\0")
                || start.startsWith("MM\0*")
                || start.startsWith("II+\0")
                || start.startsWith("MM\0+")) {
            kind = TIFF;
        } else if (start.substring(0, Math.min(PDF_HEAD, start.length())).contains("%PDF-")) {
            kind = PDF;
        } else if (start.startsWith("\0\0\0\fjP  ") || start.startsWith("\u00ff\u004f\u00ff\u0051")) {
            kind = JPEG_2000;
        } else if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            kind = WEBP;
        } else if (start.startsWith("GIF8")) {
            kind = GIF;
        } else if (start.startsWith("BM") && start.startsWith("\0\0\0\0", 6)) {
            kind = BMP;
        } else if (start.startsWith("AT&TFORM")) {
            kind = DJVU;
        } else if (start.startsWith("ftyphei", 4)
                || start.startsWith("ftypmif1", 4)
                || start.startsWith("ftypavif", 4)) {
            kind = HEIF;
        } else if (start.contains("http://www.loc.gov/METS/")
                && METS_ROOT.matcher(start).find()) {
            kind = METS;
        } else if (start.stripLeading().startsWith("{") && start.contains("iiif.io/api/presentation/")) {
            kind = IIIF;
        }
        return Optional.ofNullable(kind);
    }
}
