// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu.emulator.store;

/**
 * A piece of the work on a film or an advert (Vidu reference, section 5.18): a shot, the narration, the music, or all
 * of them put together.
 *
 * @param id      as clients see it; where a call asked for just this job, the id of that call's task
 * @param filmId  the task that made the film or advert
 * @param taskId  the task that does the job: the film's own, or one that a later call created
 * @param type    {@code generate_video}, {@code generate_narration}, {@code generate_bgm} or {@code compose}
 * @param shot    number of the shot from 0; 0 for what belongs to all shots
 * @param step    place among the jobs of the same task, which are done one after another; from 0
 * @param prompt  what to make; empty for compose
 * @param seconds length of the result
 */
public record JobRecord(
        long id, long filmId, long taskId, String type, int shot, int step, String prompt, double seconds) {

    public static final String VIDEO = "generate_video";
    public static final String NARRATION = "generate_narration";
    public static final String MUSIC = "generate_bgm";
    public static final String COMPOSE = "compose";

    /** Whether it is one of the jobs that the film began with. */
    public boolean first() {
        return taskId == filmId;
    }

    public boolean composes() {
        return COMPOSE.equals(type);
    }

    /** Names no prompt. */
    @Override
    public String toString() {
        return "JobRecord[" + id + " " + type + " " + shot + "]";
    }
}
