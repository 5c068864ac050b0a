package org.chirograph.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.format.AltoReader;
import org.chirograph.format.AltoWriter;
import org.chirograph.format.FormatException;
import org.chirograph.format.PageReader;
import org.chirograph.format.PageWriter;
import org.chirograph.format.Sha256;
import org.chirograph.ledger.RunLedger;
import org.chirograph.ledger.Verification;
import org.chirograph.listing.IiifReader;
import org.chirograph.listing.MetsReader;
import org.chirograph.page.Page;
import org.chirograph.pipeline.PipelineException;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.ModelException;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetWeights;
import org.chirograph.scan.FoundScan;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.ScanPage;
import org.chirograph.scan.SmallScans;
import org.chirograph.text.CharacterModel;
import org.chirograph.train.Checkpoints;
import org.chirograph.train.glyph.EmnistFolder;
import org.chirograph.train.glyph.IdxFiles;
import org.chirograph.train.synthetic.Typefaces;
import org.chirograph.train.synthetic.WoffFiles;
import org.chirograph.train.synthetic.WritingKind;

/**
 * A reader, with a sound file of its.
 *
 * @param refusals what it may answer a spoilt file with; anything else that it throws is a find
 */
record FuzzedReader(String name, byte[] sound, Set<Class<? extends Exception>> refusals, Reading reading) {
    @FunctionalInterface
    interface Reading {
        void read(byte[] file) throws Exception;
    }

    /** A spoilt PDF or list may name as many pages as it likes. */
    private static final int FEW_PAGES = 4;

    /** All readers. They share a folder for what they read from files. */
    static List<FuzzedReader> all(Path scratch) throws Exception {
        List<FuzzedReader> all = new ArrayList<>();
        for (Map.Entry<String, byte[]> scan : SmallScans.ofBlocks().entrySet()) {
            Path file = scratch.resolve(scan.getKey());
            all.add(new FuzzedReader(
                    scan.getKey(),
                    scan.getValue(),
                    Set.of(ScanException.class),
                    bytes -> scan(
                            Files.write(file, scan.getKey().endsWith(".png") ? Mutation.withPngSums(bytes) : bytes))));
        }
        addLists(all, scratch);
        addRecords(all);
        addSettings(all, scratch);
        addCollection(all, scratch);
        addTraining(all, scratch);
        return all;
    }

    private static void scan(Path file) throws ScanException {
        try (ScanDocument document = ScanDocument.open(file, ScanLimits.DEFAULT)) {
            for (int i = 0; i < Math.min(FEW_PAGES, document.pages()); i++) {
                ScanPage page = document.page(i);
                document.text(i, page);
            }
        }
    }

    private static void addLists(List<FuzzedReader> all, Path scratch) throws IOException {
        String mets = """
                <?xml version="1.0" encoding="UTF-8"?>
                <mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><fileSec>
                <fileGrp USE="MAX"><file ID="f1" MIMETYPE="image/png" CHECKSUM="00" CHECKSUMTYPE="MD5">
                <FLocat LOCTYPE="URL" xlink:href="a.png"/></file></fileGrp></fileSec><structMap TYPE="PHYSICAL">
                <div TYPE="physSequence"><div TYPE="page"><fptr FILEID="f1"/></div></div></structMap></mets>
                """;
        String iiif = """
                {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest", "items": [
                {"type": "Canvas", "items": [{"items": [{"body": {"id": "a.png", "type": "Image"}}]}]}]}
                """;
        all.add(format("mets", mets, bytes -> MetsReader.read(new ByteArrayInputStream(bytes), "mets")));
        String dated = mets.replace("<fileSec>", """
                <dmdSec ID="d"><mdWrap MDTYPE="MODS"><xmlData><mods xmlns="http://www.loc.gov/mods/v3"><originInfo>
                <dateCreated point="start">1914</dateCreated><dateCreated point="end">1918-11</dateCreated>
                <dateIssued keyDate="yes">19190628</dateIssued></originInfo></mods></xmlData></mdWrap></dmdSec>
                <fileSec>""");
        all.add(format("mets dates", dated, bytes -> MetsReader.date(new ByteArrayInputStream(bytes), "mets")));
        String day = iiif.replace("\"items\": [\n", "\"navDate\": \"1914-08-03T00:00:00Z\", \"items\": [\n");
        all.add(format("iiif date", day, bytes -> IiifReader.date(new ByteArrayInputStream(bytes), "iiif")));
        all.add(format("iiif", iiif, bytes -> IiifReader.read(new ByteArrayInputStream(bytes), "iiif")));
        Path folder = Files.createDirectories(scratch.resolve("listed"));
        Files.write(folder.resolve("a.png"), SmallScans.ofBlocks().get("bits.png"));
        for (Map.Entry<String, String> list :
                Map.of("mets.xml", mets, "manifest.json", iiif).entrySet()) {
            Path file = folder.resolve(list.getKey());
            all.add(new FuzzedReader(
                    "listed " + list.getKey(),
                    bytes(list.getValue().replaceFirst("CHECKSUM=.*\"MD5\"", "")),
                    Set.of(ScanException.class),
                    bytes -> {
                        ScanFiles.find(List.of(Files.write(file, bytes).getParent()));
                        scan(file);
                    }));
        }
        Path bag = Files.createDirectories(scratch.resolve("bag/data")).getParent();
        Files.write(bag.resolve("data/a.png"), SmallScans.ofBlocks().get("bits.png"));
        Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        all.add(new FuzzedReader(
                "bag", bytes("0".repeat(128) + "  data/a.png\n"), Set.of(ScanException.class), bytes -> {
                    Files.write(bag.resolve("manifest-sha512.txt"), bytes);
                    for (FoundScan found : ScanFiles.find(List.of(bag))) {
                        found.verify(ScanLimits.DEFAULT);
                    }
                }));
    }

    private static void addRecords(List<FuzzedReader> all) throws IOException {
        Page whole = PageReader.read(Path.of("samples/truth/lettre-1912/0001.xml"));
        Page page = new Page(
                whole.id(),
                whole.image(),
                whole.width(),
                whole.height(),
                whole.regions().subList(0, 1),
                whole.history());
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        PageWriter.write(page, record);
        ByteArrayOutputStream alto = new ByteArrayOutputStream();
        AltoWriter.write(page, alto);
        all.add(new FuzzedReader(
                "page",
                record.toByteArray(),
                Set.of(FormatException.class),
                bytes -> PageReader.read(new ByteArrayInputStream(bytes), "page")));
        all.add(new FuzzedReader(
                "alto",
                alto.toByteArray(),
                Set.of(FormatException.class),
                bytes -> AltoReader.read(new ByteArrayInputStream(bytes), "alto")));
    }

    private static void addSettings(List<FuzzedReader> all, Path scratch) throws IOException {
        Path pipeline = scratch.resolve("pipeline.yaml");
        String yaml = """
                model: ../models/typewritten-latin
                engine: onnx
                pdf-text: keep
                clean:
                  - scale: {long-side: 2000}
                  - sauvola
                layout: {}
                leave-unread: [other]
                """;
        for (Map.Entry<String, byte[]> file : Map.of(
                        "handwritten.yaml", Files.readAllBytes(Path.of("pipelines/handwritten.yaml")),
                        "settings.yaml", bytes(yaml))
                .entrySet()) {
            all.add(new FuzzedReader(
                    file.getKey(),
                    file.getValue(),
                    Set.of(PipelineException.class),
                    bytes -> PipelineFile.read(Files.write(pipeline, bytes))));
        }
        Path model = Path.of("models/typewritten-latin");
        Path copy = Files.createDirectories(scratch.resolve("model"));
        for (String name : List.of(ModelFolder.WEIGHTS, ModelFolder.NGRAMS)) {
            Files.copy(model.resolve(name), copy.resolve(name));
        }
        all.add(new FuzzedReader(
                "model.json",
                Files.readAllBytes(model.resolve(ModelFolder.SPEC)),
                Set.of(ModelException.class),
                bytes -> {
                    Files.write(copy.resolve(ModelFolder.SPEC), bytes);
                    ModelFolder opened = ModelFolder.open(copy);
                    opened.alphabet();
                    opened.weights();
                }));
        all.add(new FuzzedReader(
                "weights",
                Files.readAllBytes(model.resolve(ModelFolder.WEIGHTS)),
                Set.of(ModelException.class, IOException.class),
                bytes -> NetWeights.read(new ByteArrayInputStream(bytes))));
        all.add(new FuzzedReader(
                "ngrams",
                Files.readAllBytes(model.resolve(ModelFolder.NGRAMS)),
                Set.of(IOException.class),
                bytes -> CharacterModel.read(new ByteArrayInputStream(bytes))));
    }

    /** A collection whose catalogue, manifest or record someone spoilt. */
    private static void addCollection(List<FuzzedReader> all, Path scratch) throws Exception {
        Path scan =
                Files.write(scratch.resolve("one.png"), SmallScans.ofBlocks().get("colour.png"));
        Path collection = scratch.resolve("collection");
        CollectionFolder folder = CollectionFolder.createdAt(collection);
        try (Catalog catalog = Catalog.open(folder)) {
            RunLedger ledger = new RunLedger(folder, catalog);
            int run = ledger.begin("digitize", "Chirograph", Method.NONE, Instant.EPOCH);
            DocumentEntry document = new DocumentEntry("one-00000000", scan, 1, Sha256.of(scan));
            catalog.put(document);
            catalog.journal().input(run, document);
            ledger.end(run, "complete", 0, Instant.EPOCH);
        }
        for (Path file : List.of(collection.resolve("catalog.db"), folder.manifest(1))) {
            byte[] sound = Files.readAllBytes(file);
            all.add(new FuzzedReader(
                    file.getFileName().toString(), sound, Set.of(CatalogException.class, IOException.class), bytes -> {
                        Files.write(file, bytes);
                        try (Catalog catalog = Catalog.open(folder)) {
                            catalog.documents();
                            catalog.pages();
                            catalog.journal().runs();
                            catalog.journal().pending();
                            new Verification(folder, catalog).run();
                        } finally {
                            for (String left : List.of("catalog.db-wal", "catalog.db-shm", "catalog.db-journal")) {
                                Files.deleteIfExists(collection.resolve(left));
                            }
                            Files.write(file, sound);
                        }
                    }));
        }
    }

    /** What training reads besides pages: characters, web fonts, checkpoints. */
    private static void addTraining(List<FuzzedReader> all, Path scratch) throws IOException {
        Path characters = Files.createDirectories(scratch.resolve("characters"));
        IdxFiles.marks(characters, "01", 1, 1);
        Alphabet alphabet = new Alphabet(List.of("0", "1"));
        for (String name : List.of("images-idx3-ubyte.gz", "labels-idx1-ubyte.gz")) {
            Path file = characters.resolve("drawn-byclass-train-" + name);
            byte[] zipped = Files.readAllBytes(file);
            all.add(characters(name, zipped, file, alphabet, bytes -> bytes));
            // Spoilt before it is compressed, so that its reader has to see through the contents.
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
            all.add(characters(name.replace(".gz", ""), plain, file, alphabet, FuzzedReader::zipped));
        }
        Path fonts = Files.createDirectories(scratch.resolve("fonts"));
        all.add(new FuzzedReader("web font", WoffFiles.sansSerif(), Set.of(IOException.class), bytes -> {
            Files.write(fonts.resolve("own-latin-400-normal.woff"), bytes);
            new Typefaces(Map.of(WritingKind.HAND, 1.0), Map.of(WritingKind.HAND, fonts));
        }));
        Path state = scratch.resolve("run.state");
        all.add(new FuzzedReader(
                "checkpoint",
                Checkpoints.small(scratch),
                Set.of(IOException.class, ModelException.class),
                bytes -> Checkpoints.read(Files.write(state, bytes))));
    }

    private interface Packing {
        byte[] of(byte[] bytes) throws IOException;
    }

    private static FuzzedReader characters(String name, byte[] sound, Path file, Alphabet alphabet, Packing packing) {
        return new FuzzedReader(name, sound, Set.of(IOException.class), bytes -> {
            Files.write(file, packing.of(bytes));
            try {
                EmnistFolder.read(file.getParent(), "byclass", alphabet, false);
            } finally {
                Files.write(file, packing.of(sound));
            }
        });
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static FuzzedReader format(String name, String sound, Reading reading) {
        return new FuzzedReader(name, bytes(sound), Set.of(FormatException.class), reading);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
