import { Button } from "#app/ui/button";
import { PostForm } from "#app/ui/post-form";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";

type Device = {
  deviceId: string;
  name: string;
  address: string | null;
  signedInAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};

/** Where the reader is signed in, each with its own way out. */
export function DeviceList({ devices, zone }: { devices: Device[]; zone: string }) {
  return (
    <section aria-labelledby="devices" className="mt-12 grid gap-4">
      <h2 id="devices">Signed-in devices</h2>
      <ul className="card divide-y divide-line">
        {devices.map((device) => (
          <li key={device.deviceId} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <div className="min-w-0">
              <p className="font-semibold">{device.name}</p>
              <p className="text-sm text-ink-3">
                Since <TimeText iso={device.signedInAt} zone={zone} yours={false} />
                {device.address ? `, from ${device.address}` : ""}
              </p>
            </div>
            {device.isThisOne ? <Tag icon="done">This device</Tag> : <SignOutDevice device={device} />}
          </li>
        ))}
      </ul>
      {devices.length > 1 ? (
        <PostForm action="/profile/devices">
          <input type="hidden" name="intent" value="others" />
          <Button kind="secondary">Sign out everywhere else</Button>
        </PostForm>
      ) : null}
    </section>
  );
}

function SignOutDevice({ device }: { device: Device }) {
  return (
    <PostForm action="/profile/devices">
      <input type="hidden" name="intent" value="one" />
      <input type="hidden" name="deviceId" value={device.deviceId} />
      <Button kind="secondary">
        Sign out<span className="sr-only"> {device.name}</span>
      </Button>
    </PostForm>
  );
}
