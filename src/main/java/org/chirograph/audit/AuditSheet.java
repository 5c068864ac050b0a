package org.chirograph.audit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.FormatException;
import org.chirograph.page.Box;
import org.chirograph.search.PageSearch;
import org.chirograph.search.SampleLine;

/**
 * A sample of lines as a table in a text file (UTF-8, columns parted by tabs), into whose last column a person writes
 * what stands in them. Spreadsheets may put what they save in quotation marks.
 *
 * @param population how many lines the sample was drawn from
 * @param document whose lines alone were drawn; empty for all
 * @param rows in the order in which they were drawn
 */
public record AuditSheet(int population, String document, List<Row> rows) {
    /** The table's name in its folder. */
    public static final String FILE = "audit.tsv";

    /** What a person writes where nothing stands in a line that was read. */
    private static final String NOTHING = "-";

    private static final Pattern HEAD = Pattern.compile("drawn from (\\d+) lines of (.*)");
    private static final String ALL = "all documents";
    private static final int COLUMNS = 6;

    /** @param transcript empty until a person has looked at the line */
    public record Row(int number, SampleLine line, Optional<String> transcript) {
        /** File name of the line's picture. */
        public String picture() {
            return String.format("%03d.png", number);
        }
    }

    public AuditSheet {
        rows = List.copyOf(rows);
    }

    public static AuditSheet of(PageSearch.Drawn drawn, Optional<String> document) {
        List<Row> rows = new ArrayList<>();
        for (SampleLine line : drawn.lines()) {
            rows.add(new Row(rows.size() + 1, line, Optional.empty()));
        }
        return new AuditSheet(drawn.population(), document.orElse(""), rows);
    }

    public void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("drawn from ").append(population).append(" lines of ");
        text.append(document.isEmpty() ? ALL : document).append('\n');
        text.append("picture\tdocument\tpage\tline\tbox\tWrite what stands in the line with the frames; ")
                .append(NOTHING)
                .append(" for nothing\n");
        for (Row row : rows) {
            Box box = row.line.box();
            text.append(String.join(
                            "\t",
                            row.picture(),
                            row.line.document(),
                            row.line.page(),
                            row.line.line(),
                            box.x() + " " + box.y() + " " + box.width() + " " + box.height(),
                            row.transcript
                                    .map(line -> line.isEmpty() ? NOTHING : line)
                                    .orElse("")))
                    .append('\n');
        }
        AtomicFile.write(folder.resolve(FILE), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws FormatException if the table is not as it was written but for the last column, and says which row is not */
    public static AuditSheet read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new FormatException(file.toString(), 0, "is not in UTF-8: save it as text in that encoding");
        }
        Matcher head =
                HEAD.matcher(lines.isEmpty() ? "" : cells(lines.getFirst()).getFirst());
        if (!head.find()) {
            throw new FormatException(file.toString(), 1, "does not begin with what the lines were drawn from");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 2; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file, i + 1, cells(lines.get(i))));
            }
        }
        try {
            String document = head.group(2).equals(ALL) ? "" : head.group(2);
            return new AuditSheet(Integer.parseInt(head.group(1)), document, rows);
        } catch (NumberFormatException e) {
            throw new FormatException(file.toString(), 1, "says a number of lines that can't be");
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            cells.add(quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
        }
        return cells;
    }

    private static Row row(Path file, int number, List<String> cells) throws FormatException {
        if (cells.size() < COLUMNS - 1
                || cells.size() > COLUMNS
                        && !String.join("", cells.subList(COLUMNS, cells.size()))
                                .isBlank()) {
            throw new FormatException(
                    file.toString(),
                    number,
                    "has " + cells.size() + " columns, not " + COLUMNS + ": draw a new sample");
        }
        try {
            String[] box = cells.get(4).split(" ");
            SampleLine line = new SampleLine(
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    new Box(
                            Integer.parseInt(box[0]),
                            Integer.parseInt(box[1]),
                            Integer.parseInt(box[2]),
                            Integer.parseInt(box[3])));
            String text = cells.size() < COLUMNS ? "" : cells.get(COLUMNS - 1).strip();
            return new Row(
                    Integer.parseInt(cells.getFirst().replaceFirst("\\.png$", "")),
                    line,
                    text.isEmpty() ? Optional.empty() : Optional.of(text.equals(NOTHING) ? "" : text));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new FormatException(file.toString(), number, "has a picture's name or a box that can't be");
        }
    }
}
