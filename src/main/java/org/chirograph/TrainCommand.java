package org.chirograph;

import picocli.CommandLine.Command;

@Command(
        name = "train",
        description = "Makes a model: n-grams from texts, then the character net from rendered and transcribed lines.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainLanguageCommand.class,
            TrainGlyphsCommand.class,
            TrainLinesCommand.class,
            TrainLayoutCommand.class,
            TrainAverageCommand.class,
            TrainCalibrateCommand.class,
            TrainExportCommand.class
        })
final class TrainCommand {}
