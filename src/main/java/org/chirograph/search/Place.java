package org.chirograph.search;

/**
 * Which page of which document a line stands on. In the order of the collection.
 *
 * @param document its id
 * @param page name of the page inside it
 */
record Place(String document, String page) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int documents = document.compareTo(other.document);
        return documents != 0 ? documents : page.compareTo(other.page);
    }
}
