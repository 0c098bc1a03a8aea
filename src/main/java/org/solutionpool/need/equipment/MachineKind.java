package org.solutionpool.need.equipment;

import java.util.List;

/**
 * All machines of one kind that an organization keeps.
 *
 * @param category code of the equipment taxonomy
 * @param count how many machines there are, over all lines
 * @param protocols codes of the protocols that any of them speaks, in alphabetical order
 */
public record MachineKind(String category, int count, List<String> protocols) {}
