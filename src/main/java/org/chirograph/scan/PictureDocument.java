package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.image.GrayImage;

/** A JPEG, PNG or JPEG 2000: one page. Holds the file's bytes, at most {@link ScanLimits#maxPictureBytes}. */
final class PictureDocument implements ScanDocument {
    private final String where;
    private final FileKind kind;
    private final byte[] bytes;
    private final PictureHeader header;

    private PictureDocument(String where, FileKind kind, byte[] bytes, PictureHeader header) {
        this.where = where;
        this.kind = kind;
        this.bytes = bytes;
        this.header = header;
    }

    static PictureDocument open(Path file, FileKind kind, ScanLimits limits) throws ScanException {
        String where = file.toString();
        byte[] bytes;
        try {
            ScanLimits.checkBytes(where, Files.size(file), limits.maxPictureBytes());
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
        PictureHeader header = switch (kind) {
            case PNG -> PngHeader.read(bytes, where);
            case JPEG_2000 -> Jpeg2000Header.read(bytes, where, limits).picture();
            default -> JpegHeader.read(bytes, where);
        };
        // Transparent pictures are decoded with all their samples, of 16 bits at most; the others straight to grey.
        limits.checkDecoded(where, header.width(), header.height(), header.transparent() ? 64 : 8);
        return new PictureDocument(where, kind, bytes, header);
    }

    @Override
    public int pages() {
        return 1;
    }

    @Override
    public Path image(int index) {
        return Path.of(where);
    }

    @Override
    public ScanPage page(int index) throws ScanException {
        Objects.checkIndex(index, 1);
        GrayImage stored = PictureDecoder.decode(bytes, header, where);
        return new ScanPage(header.orientation().upright(stored), header.dpi());
    }

    @Override
    public PagePicture embed(int index, PDDocument into) throws ScanException {
        Objects.checkIndex(index, 1);
        try {
            PDImageXObject kept = switch (kind) {
                case JPEG -> PictureEmbedding.jpeg(bytes, into);
                case JPEG_2000 -> PictureEmbedding.jpeg2000(bytes, header, into);
                default -> PDImageXObject.createFromByteArray(into, bytes, where);
            };
            // The last resort is grey, which is what was read.
            PDImageXObject image =
                    kept != null ? kept : PictureEmbedding.pixels(PictureDecoder.decode(bytes, header, where), into);
            return new PagePicture(image, header.orientation(), header.dpi());
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(where, "can't be put into a PDF", e);
        }
    }

    @Override
    public void close() {}
}
