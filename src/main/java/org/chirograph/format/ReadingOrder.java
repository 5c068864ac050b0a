package org.chirograph.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chirograph.page.Region;

/** PAGE's {@code ReadingOrder}: the ids of regions, flattened from whatever groups they stand in. */
final class ReadingOrder {
    /** A region, or a group with its members already in order. */
    private record Entry(int index, List<String> regions) {}

    private ReadingOrder() {}

    /** Reads the element the cursor stands on, or a group inside it. */
    static List<String> read(XmlCursor xml) throws FormatException {
        List<Entry> entries = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            int index = Coordinates.number(xml, xml.attribute("index", "0"));
            switch (xml.name()) {
                case "RegionRefIndexed", "RegionRef" ->
                    entries.add(new Entry(index, List.of(xml.required("regionRef"))));
                case "OrderedGroup", "UnorderedGroup", "OrderedGroupIndexed", "UnorderedGroupIndexed" -> {
                    List<String> group = new ArrayList<>();
                    String parent = xml.attribute("regionRef");
                    if (parent != null) {
                        group.add(parent);
                    }
                    group.addAll(read(xml));
                    entries.add(new Entry(index, group));
                }
                default -> {
                    // labels and remarks
                }
            }
        }
        entries.sort(Comparator.comparingInt(Entry::index));
        return entries.stream().flatMap(entry -> entry.regions.stream()).toList();
    }

    /** The regions that {@code order} names, in that order, and after them the others as they stood in the file. */
    static List<Region> sorted(List<Region> regions, List<String> order) {
        Map<String, Integer> rank = new HashMap<>();
        for (String id : order) {
            rank.putIfAbsent(id, rank.size());
        }
        List<Region> sorted = new ArrayList<>(regions);
        sorted.sort(Comparator.comparingInt(region -> rank.getOrDefault(region.id(), Integer.MAX_VALUE)));
        return sorted;
    }
}
