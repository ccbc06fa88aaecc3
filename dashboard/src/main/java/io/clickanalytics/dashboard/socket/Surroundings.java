package io.clickanalytics.dashboard.socket;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What all viewers of one event loop share.
 *
 * @param limits what each may cost
 * @param frames how things are said
 * @param windows the frames with windows
 * @param json reads what viewers say
 */
record Surroundings(Limits limits, Frames frames, WindowFrames windows, ObjectMapper json) {}
