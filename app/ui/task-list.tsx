import { Link } from "@remix-run/react";
import { Tag, type TagIcon } from "#app/ui/tag";
import type { Tone } from "#app/ui/tone";

export type TaskStatus = "completed" | "in-progress" | "not-started" | "blocked";

export type Task = {
  key: string;
  title: string;
  hint?: string;
  to?: string;
  status: TaskStatus;
  statusText?: string;
};

const looks: Record<TaskStatus, { text: string; tone: Tone; icon: TagIcon }> = {
  completed: { text: "Completed", tone: "fern", icon: "done" },
  "in-progress": { text: "In progress", tone: "marigold", icon: "started" },
  "not-started": { text: "Not yet started", tone: "plum", icon: "todo" },
  blocked: { text: "Cannot start yet", tone: "stone", icon: "blocked" },
};

/** Things to do in any order, each with its state in words. A task without `to` cannot be opened yet. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {tasks.map((task) => (
        <li
          key={task.key}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3.5 has-[a:hover]:bg-tint sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-52">
            {task.to ? (
              <Link
                to={task.to}
                aria-describedby={`${task.key}-status`}
                className="font-semibold text-link underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                {task.title}
              </Link>
            ) : (
              <p className="font-semibold text-ink-2">{task.title}</p>
            )}
            {task.hint ? <p className="text-sm text-ink-3">{task.hint}</p> : null}
          </div>
          <span id={`${task.key}-status`}>
            <Tag tone={looks[task.status].tone} icon={looks[task.status].icon}>
              {task.statusText ?? looks[task.status].text}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  );
}
